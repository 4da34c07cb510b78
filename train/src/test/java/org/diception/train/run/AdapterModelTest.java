package org.diception.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diception.Diception;
import org.diception.InputException;
import org.diception.Mask;
import org.diception.ModelException;
import org.diception.Options;
import org.diception.Task;
import org.diception.UsageException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.image.RgbImage;
import org.diception.lora.LoraFile;
import org.diception.train.fewshot.ScenePairs;
import org.diception.train.fewshot.SceneTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder of pairs to an adapter, on the reference's tiny model with its text encoders. */
@NeedsGoldens
class AdapterModelTest {
    private static final String LORA = "lora: {rank: 2, alpha: 3}";

    @TempDir
    private static Path shared;

    private static Path pairs;
    private static TinyRun whole;
    private static Path adapter;

    @BeforeAll
    static void adaptOnce() {
        pairs = shared.resolve("pairs");
        ScenePairs.write(pairs, SceneTask.FLOOR, 0, 5, 64);
        whole = new TinyRun(shared);
        adapter = whole.train(recipe(whole, 4, LORA));
    }

    private static String model() {
        return "folder: %s, checkpoint: %s, side: 64".formatted(
                Goldens.path("model"), Goldens.path("ckpt/DICEPTION_tiny_f32.pth"));
    }

    private static Path recipe(TinyRun run, int steps, String lora, String... more) {
        return run.write("""
                run: %s
                steps: %d
                batch: 4
                precision: f32
                threads: 1
                task: {name: floor, prompt: "[[image2segmentation]] floor", read-out: mask}
                model: {%s%s}
                data: {pairs: {folder: %s, count: 3, mirror: true}}
                score: {folder: %s, count: 2, every: 2, pictures: 1}
                optimiser: {adamw: {rate: 1e-3}}
                answer: {steps: 1, guidance: 1}
                watch: {log: 2, save-steps: 1}
                """.formatted(run.run(), steps, model(), lora.isEmpty() ? "" : ", " + lora, pairs, pairs)
                + String.join("\n", more) + "\n");
    }

    @Test
    void theAdapterBringsItsTaskAndItsPrompt() {
        Options options = Options.defaults().withSize(64, 64)
                .withCheckpoint(Goldens.path("ckpt/DICEPTION_tiny_f32.pth")).withAdapter(adapter, 1);
        try (Diception adapted = Diception.load(Goldens.path("model"), options)) {
            Task floor = Task.parse("floor", adapted.tasks());
            assertThat(floor.steps()).isEqualTo(1);
            RgbImage photo = RgbImage.black(20, 30);
            Mask mask = (Mask) adapted.predict(photo, floor.question()).get(0);
            assertThat(mask.height()).isEqualTo(30);
            adapted.adapt(List.of());
            assertThat(adapted.predict(photo, floor.question()).get(0).painting().colours().data())
                    .isNotEqualTo(mask.painting().colours().data());
        }
        assertThat(adapter.resolve("prompts.safetensors")).exists();
    }

    @Test
    void bothSharesAreSaidBeforeTheFirstStep() {
        assertThat(whole.said.get(1)).matches("the adapter has rank 2 and [\\d,]+ parameters:"
                + " [\\d.]+ % of the transformer's [\\d,]+, [\\d.]+ % of the pipeline's [\\d,]+");
    }

    @Test
    void queriesKeysAndValuesOfBothStreamsAreAdaptedAndNothingElse() {
        try (LoraFile file = LoraFile.open(adapter)) {
            assertThat(file.names()).allMatch(name -> name.matches(
                    "transformer\\.transformer_blocks\\.\\d+\\.attn\\."
                            + "(to_[qkv]|add_[qkv]_proj)\\.lora_[AB].weight"));
            assertThat(file.shape("transformer.transformer_blocks.0.attn.to_q.lora_A.weight")[0])
                    .isEqualTo(2);
        }
    }

    @Test
    void everyScoreIsInTheLog() throws IOException {
        List<String> scored = Files.readAllLines(whole.run().resolve("train.jsonl")).stream()
                .filter(line -> line.contains("\"score IoU\":")).toList();
        assertThat(scored).hasSize(2); // after steps 2 and 4
    }

    @Test
    void answersToScoredPairsAreKeptAsPictures() throws IOException {
        try (var pictures = Files.list(whole.run().resolve("answers"));
                var photos = Files.list(pairs.resolve("images"))) {
            Path first = photos.sorted().findFirst().orElseThrow();
            assertThat(pictures).extracting(Path::getFileName).containsExactly(first.getFileName());
        }
    }

    @Test
    void aRunThatIsStoppedGoesOnToTheSameBits(@TempDir Path folder) throws IOException {
        TinyRun run = new TinyRun(folder);
        Path recipe = recipe(run, 4, LORA);
        run.stopAfter = 2;
        run.train(recipe);
        TinyRun again = new TinyRun(folder);
        Path end = again.train(recipe);
        assertThat(again.said).contains("going on after step 2");
        String weights = "pytorch_lora_weights.safetensors";
        assertThat(Files.readAllBytes(end.resolve(weights)))
                .isEqualTo(Files.readAllBytes(adapter.resolve(weights)));
    }

    /** Blocks that are computed again give the same gradients beside frozen weights too. */
    @Test
    void computingBlocksAgainChangesNoBit(@TempDir Path folder) throws IOException {
        TinyRun run = new TinyRun(folder);
        Path end = run.train(recipe(run, 4, LORA, "recompute: true"));
        String weights = "pytorch_lora_weights.safetensors";
        assertThat(Files.readAllBytes(end.resolve(weights)))
                .isEqualTo(Files.readAllBytes(adapter.resolve(weights)));
    }

    @Test
    void theRankFollowsFromAShareOfThePipeline(@TempDir Path folder) {
        TinyRun run = new TinyRun(folder);
        Path end = run.train(recipe(run, 1, "lora: {share: 0.03, layout: peft, targets: to_q}"));
        try (LoraFile file = LoraFile.open(end)) {
            long rank = file.shape("transformer.transformer_blocks.0.attn.to_q.lora_A.weight")[0];
            assertThat(run.said.get(1)).contains("rank " + rank + " ");
            assertThat(rank).isGreaterThan(2);
        }
        String said = run.said.get(1);
        double share = Double.parseDouble(said.replaceAll(".*, ([\\d.]+) % of the pipeline.*", "$1"));
        assertThat(share).isLessThanOrEqualTo(3).isGreaterThan(2);
        assertThat(end.resolve("adapter_config.json")).exists();
    }

    @Test
    void otherPicturesInTheFolderOfARunAreRefused(@TempDir Path folder) throws IOException {
        TinyRun run = new TinyRun(folder);
        run.train(recipe(run, 1, LORA));
        Path more = run.write(Files.readString(recipe(run, 2, LORA)).replace("count: 3", "count: 4"));
        assertThatThrownBy(() -> run.train(more)).isInstanceOf(InputException.class)
                .hasMessageContainingAll("holds latents of pairs, 6 samples", "learns from pairs, 8 samples");
    }

    @Test
    void whatCannotBeIsRefusedWithItsCure(@TempDir Path folder) {
        TinyRun run = new TinyRun(folder);
        assertThatThrownBy(() -> run.train(recipe(run, 1, "lora: {rank: 2, targets: to_x}")))
                .isInstanceOf(UsageException.class).hasMessageContainingAll("fits no layer", "attn.to_q");
        assertThatThrownBy(() -> run.train(recipe(run, 1, "lora: {share: 0.00001}")))
                .isInstanceOf(UsageException.class).hasMessageContainingAll("rank 1", "allow more");
        assertThatThrownBy(() -> run.train(recipe(run, 1, "lora: {rank: 2, share: 0.1}")))
                .isInstanceOf(InputException.class).hasMessageContaining("given beside 'share'");
        assertThatThrownBy(() -> run.train(recipe(run, 1, LORA, "loss: {photo-tokens: 1}")))
                .isInstanceOf(InputException.class).hasMessageContaining("no heads");
        assertThatThrownBy(() -> new TrainingRun(recipe(run, 1, ""), run, () -> false).requireAdapter())
                .isInstanceOf(UsageException.class).hasMessageContaining("no 'lora' under 'model'");
    }

    @Test
    void aModelThatCannotMakeThePromptSaysWhatToDo(@TempDir Path folder) throws IOException {
        for (String part : List.of("transformer", "vae", "scheduler")) {
            copy(Goldens.path("model").resolve(part), folder.resolve("model").resolve(part));
        }
        Files.copy(Goldens.path("model/model_index.json"), folder.resolve("model/model_index.json"));
        TinyRun run = new TinyRun(folder);
        Path recipe = run.write(Files.readString(recipe(run, 1, LORA))
                .replace("folder: " + Goldens.path("model") + ",",
                        "folder: " + folder.resolve("model") + ","));
        assertThatThrownBy(() -> run.train(recipe)).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("[[image2segmentation]] floor", "no text encoders", "bake-prompts");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
