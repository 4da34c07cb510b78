package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.Device;
import org.diception.golden.GoldenSizes;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a recipe to a model that answers. */
@NeedsGoldens
class TrainCommandTest {
    @TempDir
    private Path folder;

    private String recipe(String more) throws IOException {
        return Files.writeString(folder.resolve("recipe.yaml"), """
                run: %s
                steps: 3
                batch: 2
                model:
                  new:
                    {blocks: 2, heads: 3, head-width: 16, grid: %d, side: 64, autoencoder: %s}
                data:
                  sets: [{kind: synthetic, first_seed: 1, scenes: 4, ask: depth}]
                  mix: {depth: 1}
                optimiser: {adamw: {rate: 1e-3}}
                answer: {steps: 1, guidance: 1}
                %s
                """.formatted(folder.resolve("run"), 64 / GoldenSizes.read().grain(),
                        Goldens.path("model/vae"), more)).toString();
    }

    @Test
    void aRecipeBecomesAModelAndTheModelAnswers() throws IOException {
        Shell trained = Shell.run("train", recipe(""));
        assertThat(trained.err()).contains("synthetic: 4 of 4 samples encoded", "parameters", "of memory",
                "3 steps of 2 samples", "how it went: ").doesNotContain("\r");
        assertThat(trained.exitCode()).isZero();
        String model = folder.resolve("run/model").toString();
        assertThat(trained.outLines()).containsExactly(model);
        Path photo = folder.resolve("photo.png");
        Files.copy(Path.of(Shell.photo("img0.png")), photo);
        Shell asked = Shell.run("predict", photo.toString(), "--model", model, "--task", "depth");
        assertThat(asked.err()).isEmpty();
        assertThat(folder.resolve("photo.depth.png")).exists();
    }

    @Test
    void whoWatchesSeesABarWithTheRateAndTheTimeToGo() throws IOException {
        Shell trained = Shell.run(true, "train", recipe(""));
        assertThat(trained.err()).containsPattern(
                "\\r\\[#+\\.*\\] 1/3 loss \\d+\\.\\d{4}, [\\d.]+ (steps/s|s/step), \\d+ s to go");
    }

    @Test
    void aDryRunSaysWhatItWillTakeAndTrainsNothing() throws IOException {
        Shell planned = Shell.run("train", "--dry-run", recipe(""));
        assertThat(planned.exitCode()).isZero();
        assertThat(planned.out()).isEmpty();
        assertThat(planned.err()).contains("3 steps of 2 samples at about");
        assertThat(folder.resolve("run/checkpoint.safetensors")).doesNotExist();
    }

    @Test
    void aDryRunNeedsNoDeviceAndSaysThatItIsNotHere() throws IOException {
        assumeFalse(Engine.has(Device.CUDA), "this machine has a GPU");
        Shell planned = Shell.run("train", "--dry-run", recipe("device: cuda"));
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        assertThat(planned.err()).contains("of memory: weights", "device cuda is not here")
                .doesNotContain("3 steps of 2 samples");
        Shell trained = Shell.run("train", recipe("device: cuda"));
        assertThat(trained.exitCode()).isEqualTo(2);
        assertThat(trained.err()).contains("no CUDA device is usable here");
    }

    @Test
    void aMistypedKeyIsToldInOneLineWithItsPlace() throws IOException {
        Shell refused = Shell.run("train", recipe("clipp: 1"));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).startsWith("diception: " + folder.resolve("recipe.yaml")
                + ":12: unknown key 'clipp'; closest are 'clip', ").hasLineCount(1);
    }
}
