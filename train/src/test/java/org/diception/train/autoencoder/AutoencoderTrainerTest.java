package org.diception.train.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.ModelException;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.vae.Autoencoder;
import org.diception.vae.Autoencoders;
import org.diception.vae.PatchAutoencoder;
import org.diception.vae.PatchAutoencoderConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoencoderTrainerTest {
    private static final int SIDE = 32;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        Engine.load();
    }

    private static AutoencoderRecipe recipe(long steps, int width) {
        return recipe(steps, width, SIDE, Optional.empty());
    }

    private static AutoencoderRecipe recipe(long steps, int width, int side, Optional<Path> from) {
        PatchAutoencoderConfig architecture = new PatchAutoencoderConfig(4, 48, width, 1, 1, width, 1);
        return new AutoencoderRecipe(
                architecture, from, side, 1, 1, 1, steps, 3e-3, 2e-3, 5, 0.2, 0.25, 0.3, 0.9, 1);
    }

    private static double[] train(AutoencoderRecipe recipe, int steps, Path checkpoint, int feedThreads) {
        try (AutoencoderTrainer trainer = new AutoencoderTrainer(recipe, feedThreads)) {
            if (Files.exists(checkpoint)) {
                trainer.resume(checkpoint, feedThreads);
            }
            double[] losses = IntStream.range(0, steps).mapToDouble(i -> trainer.step().reconstruction())
                    .toArray();
            trainer.save(checkpoint);
            return losses;
        }
    }

    @Test
    void theDeviationFallsBelowThatOfTheLinearStart() {
        double[] losses = train(recipe(100, 32), 100, folder.resolve("checkpoint.safetensors"), 1);
        double start = IntStream.range(0, 30).mapToDouble(i -> losses[i]).average().orElseThrow();
        double end = IntStream.range(60, 100).mapToDouble(i -> losses[i]).average().orElseThrow();
        assertThat(end).isLessThan(0.9 * start);
    }

    @Test
    void aRunThatWasStoppedEndsWithTheSameBitsHoweverManyThreadsRender() throws Exception {
        train(recipe(6, 8), 6, folder.resolve("whole.safetensors"), 1);
        train(recipe(6, 8), 4, folder.resolve("parts.safetensors"), 2);
        train(recipe(6, 8), 2, folder.resolve("parts.safetensors"), 3);
        assertThat(Files.readAllBytes(folder.resolve("parts.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole.safetensors")));
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() {
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        train(recipe(2, 8), 1, checkpoint, 1);
        try (AutoencoderTrainer other = new AutoencoderTrainer(recipe(2, 16), 1)) {
            assertThatThrownBy(() -> other.resume(checkpoint, 1)).isInstanceOf(ModelException.class)
                    .hasMessageContaining("checkpoint.safetensors").hasMessageContaining("another run");
        }
    }

    @Test
    void aTrainedOneGoesOnWithLargerPictures() {
        try (PointerScope scope = new PointerScope();
                AutoencoderTrainer small = new AutoencoderTrainer(recipe(10, 8), 1)) {
            IntStream.range(0, 10).forEach(i -> small.step());
            AutoencoderFolder.write(folder, recipe(10, 8).architecture(), small.folded());
            AutoencoderRecipe larger = recipe(10, 8, 2 * SIDE, Optional.of(folder));
            try (AutoencoderTrainer trainer = new AutoencoderTrainer(larger, 1);
                    var before = Autoencoders.load(folder, Engine.cpu());
                    Weights folded = Weights.of(trainer.folded(), Engine.cpu())) {
                Autoencoder after = PatchAutoencoder.of(larger.architecture(), folded);
                // folding the spread of larger pictures' latents changes the latents, not what is redrawn
                assertThat(deviation(redraw(after, picture(1)), redraw(before.autoencoder(), picture(1))))
                        .isLessThan(1e-3);
                assertThat(trainer.step().truth()).isPositive();
            }
        }
    }

    @Test
    void headsReadMoreOfScenesTheyNeverSawOnceTheyHaveLearnt() {
        try (PointerScope scope = new PointerScope();
                AutoencoderTrainer trainer = new AutoencoderTrainer(recipe(60, 16), 1)) {
            Reading before = trainer.reading(4);
            IntStream.range(0, 60).forEach(i -> trainer.step());
            Reading after = trainer.reading(4);
            assertThat(after.normals()).isLessThan(before.normals());
            assertThat(after.disparity()).isLessThan(before.disparity());
            assertThat(after.json()).contains("\"normals\": ").contains("\"classes\": ");
        }
    }

    @Test
    void whatIsPublishedHasLatentsOfUnitSpreadAndLoadsFromItsFolder() {
        AutoencoderRecipe recipe = recipe(10, 8);
        try (PointerScope scope = new PointerScope();
                AutoencoderTrainer trainer = new AutoencoderTrainer(recipe, 1)) {
            IntStream.range(0, 10).forEach(i -> trainer.step());
            MemorySource folded = trainer.folded();
            AutoencoderFolder.write(folder, recipe.architecture(), folded);
            Tensor picture = picture(3);
            try (Weights weights = Weights.of(folded, Engine.cpu());
                    var loaded = Autoencoders.load(folder, Engine.cpu())) {
                Autoencoder published = PatchAutoencoder.of(recipe.architecture(), weights);
                assertThat(loaded.weights().unused()).isEmpty();
                // half precision in the file: 11 bits, and a few layers that add up
                assertThat(deviation(redraw(loaded.autoencoder(), picture), redraw(published, picture)))
                        .isLessThan(0.02);
                var pictures = IntStream.range(0, 64).mapToObj(AutoencoderTrainerTest::picture).toList();
                LatentStatistics statistics = LatentStatistics.measure(published, pictures);
                for (float deviation : Tensors.toArray(statistics.deviation())) {
                    // photos only; answers were in the measure
                    assertThat(deviation).isCloseTo(1, within(0.5f));
                }
            }
        }
    }

    @Test
    void foldingTheStatisticsKeepsThePictures() {
        AutoencoderRecipe recipe = recipe(5, 8);
        try (PointerScope scope = new PointerScope();
                AutoencoderTrainer trainer = new AutoencoderTrainer(recipe, 1)) {
            trainer.step();
            MemorySource once = trainer.folded();
            LatentStatistics other = new LatentStatistics(
                    Tensors.of(new float[] {1, -2, 0.5f, 0}, 4), Tensors.of(new float[] {3, 0.25f, 1, 2}, 4));
            MemorySource twice = other.foldedInto(once);
            try (Weights before = Weights.of(once, Engine.cpu());
                    Weights after = Weights.of(twice, Engine.cpu())) {
                Autoencoder plain = PatchAutoencoder.of(recipe.architecture(), before);
                Autoencoder folded = PatchAutoencoder.of(recipe.architecture(), after);
                Tensor picture = picture(1);
                assertThat(deviation(redraw(folded, picture), redraw(plain, picture))).isLessThan(1e-4);
                Tensor expected = plain.encode(picture).sub(other.mean().view(1, -1, 1, 1))
                        .div(other.deviation().view(1, -1, 1, 1));
                assertThat(deviation(folded.encode(picture), expected)).isLessThan(1e-4);
            }
        }
    }

    private static Tensor picture(int seed) {
        return Tensors.of(
                TrainingScene.render(seed, SIDE, PatchAutoencoder.FACTOR).photo(), 1, 3, SIDE, SIDE);
    }

    private static Tensor redraw(Autoencoder autoencoder, Tensor picture) {
        return autoencoder.decode(autoencoder.encode(picture));
    }

    private static double deviation(Tensor a, Tensor b) {
        return a.sub(b).abs().max().item_float();
    }
}
