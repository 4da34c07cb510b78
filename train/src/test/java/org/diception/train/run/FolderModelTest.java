package org.diception.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Diception;
import org.diception.InputException;
import org.diception.ModelException;
import org.diception.Options;
import org.diception.golden.GoldenSizes;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.image.RgbImage;
import org.diception.io.PthFile;
import org.diception.io.SafetensorsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going on from a model's folder: the reference's tiny model, whose text encoders bake the prompts. */
@NeedsGoldens
class FolderModelTest {
    private static final String QUERY = "transformer.transformer_blocks.0.attn.to_q.weight";

    @TempDir
    private Path folder;

    private Path recipe(TinyRun run, String model) throws IOException {
        String yaml = Files.readString(run.recipe(2));
        int from = yaml.indexOf("model:");
        return run.write(yaml.substring(0, from) + "model: " + model + "\n"
                + yaml.substring(yaml.indexOf("data:")).replace("ema: 0.99\n", "")
                        .replace("loss: {photo-tokens: 0.5, photo-questions: depth}\n", ""));
    }

    private static String checkpoint() {
        return Goldens.path("ckpt/DICEPTION_tiny_f32.pth").toString();
    }

    @Test
    void theWeightsGoOnFromTheCheckpointAndCanBeGivenAsOne() throws IOException {
        TinyRun run = new TinyRun(folder);
        Path weights = run.train(recipe(run,
                "{folder: %s, checkpoint: %s, side: 64}".formatted(Goldens.path("model"), checkpoint())));
        assertThat(run.run().resolve("prompts.safetensors")).exists();
        try (var start = PthFile.open(Path.of(checkpoint())); var end = SafetensorsFile.open(weights)) {
            assertThat(end.names()).containsAll(start.names());
            try (var scope = new PointerScope()) {
                float change = end.load(QUERY, ScalarType.Float)
                        .sub(start.load(QUERY, ScalarType.Float))
                        .abs().max().item_float();
                assertThat(change).isBetween(1e-4f, 0.1f);
            }
        }
        Options options = Options.defaults().withCheckpoint(weights).withSize(64, 64);
        try (Diception trained = Diception.load(Goldens.path("model"), options)) {
            assertThat(trained.depth(RgbImage.black(20, 30)).height()).isEqualTo(30);
        }
    }

    @Test
    void stableDiffusionsTransformerGetsANewPointEncoderWhereOneIsWanted() throws IOException {
        TinyRun run = new TinyRun(folder);
        Path weights = run.train(recipe(run,
                "{folder: %s, points: new, side: 64}".formatted(Goldens.path("model"))));
        try (var end = SafetensorsFile.open(weights)) {
            assertThat(end.shape("positional_encoding_gaussian_matrix")).containsExactly(2, 1024);
        }
    }

    @Test
    void aNetworkOfTheFoldersSizesCanBeginAnew() throws IOException {
        TinyRun run = new TinyRun(folder);
        Path weights = run.train(recipe(run, "{folder: %s, checkpoint: %s, start: usual, side: 64}".formatted(
                Goldens.path("model"), checkpoint())));
        try (var start = PthFile.open(Path.of(checkpoint())); var end = SafetensorsFile.open(weights);
                var scope = new PointerScope()) {
            assertThat(end.names()).containsExactlyInAnyOrderElementsOf(start.names());
            assertThat(end.shape(QUERY)).isEqualTo(start.shape(QUERY));
            float change = end.load(QUERY, ScalarType.Float).sub(start.load(QUERY, ScalarType.Float))
                    .abs().max().item_float();
            assertThat(change).isGreaterThan(0.1f);
        }
    }

    @Test
    void randomWeightsBesideTrainedOnesAreRefused() throws IOException {
        TinyRun run = new TinyRun(folder);
        for (String beside : new String[] {"points: new", "lora: {rank: 1}"}) {
            Path recipe = recipe(run, "{folder: %s, start: usual, %s}".formatted(
                    Goldens.path("model"), beside));
            assertThatThrownBy(() -> run.train(recipe)).isInstanceOf(InputException.class)
                    .hasMessageContaining("start: random weights asked for");
        }
    }

    @Test
    void latentsOfAnotherSizeAreRefused() throws IOException {
        TinyRun run = new TinyRun(folder);
        Path recipe = recipe(run,
                "{folder: %s, checkpoint: %s, side: 96}".formatted(Goldens.path("model"), checkpoint()));
        GoldenSizes sizes = GoldenSizes.read();
        assertThatThrownBy(() -> run.train(recipe)).isInstanceOf(ModelException.class)
                .hasMessageContaining("latents of %s, the autoencoder makes %s of pictures of 96"
                        .formatted(sizes.latents(64), sizes.latents(96)));
    }
}
