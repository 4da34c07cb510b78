package org.diception.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diception.DepthMap;
import org.diception.Diception;
import org.diception.InputException;
import org.diception.Options;
import org.diception.UsageException;
import org.diception.golden.NeedsGoldens;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;
import org.diception.train.Checkpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsGoldens
class TrainingRunTest {
    private static final String WATCH = "watch: {log: 2, validation: 3, sheet: 3, save-steps: 2}\n"
            + "answer: {steps: 2, guidance: 2}";

    @TempDir
    private static Path shared;

    private static TinyRun whole;
    private static Path model;

    @BeforeAll
    static void trainOnceFromTheFirstStepToTheLast() {
        whole = new TinyRun(shared);
        model = whole.train(whole.recipe(6, WATCH));
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Test
    void theModelIsAFolderThatAnswers() {
        assertThat(model).isEqualTo(whole.run().resolve("model"));
        try (Diception trained = Diception.load(model, Options.defaults())) {
            DepthMap depth = trained.depth(RgbImage.black(50, 40));
            assertThat(depth.width()).isEqualTo(50);
        }
    }

    @Test
    void whatItTakesIsSaidBeforeTheFirstStep() {
        assertThat(whole.said.get(0)).matches("[\\d,]+ parameters, [\\d,]+ of them trained");
        assertThat(whole.said.get(1)).startsWith("about ").contains("of memory: weights");
        assertThat(whole.said.get(2)).startsWith("6 steps of 4 samples at about ").contains(" s each: ");
    }

    @Test
    void theLogHasALineForEachIntervalAndEachLook() throws IOException {
        List<String> lines = Files.readAllLines(whole.run().resolve("train.jsonl"));
        assertThat(lines).hasSize(5); // 2, 3 (validation), 4, 6, 6 (validation)
        assertThat(lines.get(0)).startsWith("{\"step\":2,\"loss\":").contains("\"photo token loss\":");
        assertThat(lines.get(1)).startsWith("{\"step\":3,\"validation depth\":")
                .contains("\"validation segment\":", "\"validation all\":");
    }

    @Test
    void thePageHoldsCurvesAndSamplesAndFetchesNothing() throws IOException {
        String page = Files.readString(whole.run().resolve("index.html"));
        assertThat(page).contains("step 6: photo, truth, answer", "step 3: photo, truth, answer",
                "data:image/png;base64,", "validation all", "head-width: 16");
        assertThat(page).doesNotContain("http:").doesNotContain("https:").doesNotContain("src=\"/");
        RgbImage sheet = ImageFile.read(whole.run().resolve("samples-00000006.png"));
        assertThat(sheet.width()).isEqualTo(3 * (64 + 4));
        assertThat(ImageFile.read(whole.run().resolve("validation.png")).width()).isEqualTo(900);
    }

    @Test
    void aRunThatIsStoppedGoesOnToTheSameBits(@TempDir Path folder) throws IOException {
        TinyRun run = new TinyRun(folder);
        Path recipe = run.recipe(6, WATCH);
        run.stopAfter = 3;
        assertThat(run.train(recipe)).isEqualTo(run.checkpoint());
        assertThat(run.said).contains("stopped after step 3 of 6; go on with: ./diception train " + recipe);
        TinyRun again = new TinyRun(folder);
        again.train(recipe);
        assertThat(again.said).contains("going on after step 3");
        assertThat(again.said.toString()).doesNotContain("changed since");
        Path expected = whole.run().resolve("model").resolve("diception.safetensors");
        assertThat(bytes(run.run().resolve("model").resolve("diception.safetensors")))
                .isEqualTo(bytes(expected));
        assertThat(bytes(run.run().resolve("samples-00000006.png")))
                .isEqualTo(bytes(whole.run().resolve("samples-00000006.png")));
    }

    @Test
    void aChangedRecipeIsSaidAndFollowed(@TempDir Path folder) {
        TinyRun run = new TinyRun(folder);
        run.train(run.recipe(2));
        TinyRun longer = new TinyRun(folder);
        longer.train(longer.recipe(3, "clip: 0.5"));
        assertThat(longer.said).contains("changed since the checkpoint: steps was 2, is 3",
                "changed since the checkpoint: clip was not given, is 0.5", "going on after step 2");
        assertThat(longer.steps).isEqualTo(3);
    }

    @Test
    void linesOfStepsThatAreMadeAgainAreTakenBack(@TempDir Path folder) throws IOException {
        TinyRun run = new TinyRun(folder);
        run.train(run.recipe(2, "watch: {log: 1}"));
        Path log = run.run().resolve("train.jsonl");
        Files.writeString(log, Files.readString(log) + "{\"step\":3,\"loss\":7}\n{\"step\":4,\"lo");
        TinyRun longer = new TinyRun(folder);
        longer.train(longer.recipe(3, "watch: {log: 1}"));
        assertThat(Files.readAllLines(log)).hasSize(3).allMatch(line -> !line.contains("\"loss\":7"));
    }

    @Test
    void twoRunsCannotWorkInOneFolder(@TempDir Path folder) {
        TinyRun run = new TinyRun(folder);
        Path recipe = run.recipe(1);
        try (RunFolder taken = RunFolder.take(run.run())) {
            assertThatThrownBy(() -> run.train(recipe)).isInstanceOf(InputException.class)
                    .hasMessageContaining("another process is training here");
        }
    }

    @Test
    void draftsOfAKilledProcessAreRemoved(@TempDir Path folder) throws IOException {
        TinyRun run = new TinyRun(folder);
        Files.createDirectories(run.run());
        Path draft = run.run().resolve(".checkpoint.safetensors.01234567-89ab-cdef-0123-456789abcdef.tmp");
        Files.writeString(draft, "half a checkpoint");
        run.train(run.recipe(1));
        assertThat(draft).doesNotExist();
    }

    @Test
    void whatCannotFitIsRefusedBeforeTheFirstStep(@TempDir Path folder) throws IOException {
        TinyRun run = new TinyRun(folder);
        Path recipe = run.recipe(1);
        Files.writeString(recipe, Files.readString(recipe).replace("batch: 4", "batch: 40000000"));
        assertThatThrownBy(() -> run.train(recipe)).isInstanceOf(UsageException.class)
                .hasMessageContaining("of memory").hasMessageContaining("are free: set 'recompute: true'");
        assertThat(run.checkpoint()).doesNotExist();
    }

    @Test
    void aDataSetBecomesLatentsBeforeTheFirstStep(@TempDir Path folder) throws IOException {
        TinyRun run = new TinyRun(folder);
        String yaml = Files.readString(run.recipe(2));
        String sets = yaml.replaceFirst("data: \\{.*\\}", """
                data:
                  sets:
                    - kind: synthetic
                      first_seed: 3
                      scenes: 6
                      ask: [depth, segment]
                      versions: 2
                      augment: {mirror: 0.5}
                  held-out: 0.2
                  mix: {depth: 1, segment: 2}
                """);
        run.train(run.write(sets));
        assertThat(run.said.get(0)).isEqualTo("synthetic: 12 of 12 samples encoded");
        assertThat(run.run().resolve("latents/01-synthetic/shard-00000.safetensors")).exists();
        TinyRun again = new TinyRun(folder);
        assertThatThrownBy(() -> again.train(again.write(sets.replace("mirror: 0.5", "mirror: 0.4"))))
                .isInstanceOf(InputException.class).hasMessageContaining("holds latents of synthetic");
        Path forbidden = again.write(sets.replace("first_seed: 3", "first_seed: 999995"));
        assertThatThrownBy(() -> again.train(forbidden))
                .isInstanceOf(InputException.class).hasMessageContaining("is never trained on");
    }

    @Test
    void aPlanTrainsNothing(@TempDir Path folder) {
        TinyRun run = new TinyRun(folder);
        new TrainingRun(run.recipe(5), run, () -> false).plan();
        assertThat(run.said).hasSize(3);
        assertThat(run.checkpoint()).doesNotExist();
    }

    @Test
    void aFrozenPartStaysAsItWas(@TempDir Path folder) throws IOException {
        TinyRun run = new TinyRun(folder);
        Path recipe = run.recipe(2);
        String frozen = Files.readString(recipe)
                .replace("model:\n", "model:\n  freeze: [\"*.ff.*\", point_embedder.*]\n");
        run.train(run.write(frozen));
        try (var checkpoint = Checkpoint.open(run.checkpoint())) {
            String part = "transformer.transformer_blocks.0.ff.net.2.weight";
            assertThat(checkpoint.names()).contains("weights." + part)
                    .doesNotContain("adamw.m." + part, "ema." + part, "ema.point_embedder.0.bias");
        }
        String mistyped = frozen.replace("point_embedder.*", "point_embeder.*");
        assertThatThrownBy(() -> run.train(run.write(mistyped))).isInstanceOf(UsageException.class)
                .hasMessageContaining("no parameter is called 'point_embeder.*'; closest are 'point_emb");
    }
}
