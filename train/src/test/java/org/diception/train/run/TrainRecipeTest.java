package org.diception.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.diception.Device;
import org.diception.InputException;
import org.diception.Precision;
import org.diception.text.PromptSet;
import org.diception.train.LossWeighting;
import org.diception.train.TimestepDensity;
import org.diception.train.optim.RateSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainRecipeTest {
    private static final String LEAST = """
            run: runs/x
            steps: 10
            model: {folder: models/sd3}
            data: {shards: latents, mix: {depth: 1}}
            optimiser: {adamw: {rate: 2e-5}}
            """;

    @TempDir
    private Path folder;

    private TrainRecipe read(String yaml) throws IOException {
        return TrainRecipe.read(Files.writeString(folder.resolve("r.yaml"), yaml));
    }

    @Test
    void whatIsNotSaidIsAsThePaperHasIt() throws IOException {
        TrainRecipe recipe = read(LEAST);
        assertThat(recipe.steps()).isEqualTo(10);
        assertThat(recipe.sigmas().density()).isEqualTo(new TimestepDensity.LogitNormal(0, 1));
        assertThat(recipe.sigmas().pureNoise()).isZero();
        assertThat(recipe.step().loss().weighting()).isEqualTo(LossWeighting.NONE);
        assertThat(recipe.step().rates()).isEqualTo(RateSchedule.constant(10, 0));
        assertThat(recipe.optimizer().adam().beta2()).isEqualTo(0.999);
        assertThat(recipe.emaDecay()).isZero();
        assertThat(recipe.compute()).isEqualTo(new TrainRecipe.Compute(Device.CPU, Precision.BF16, 0));
        assertThat(recipe.answering()).isEqualTo(new Answering(28, 2));
        assertThat(recipe.watch().saveEvery()).isEqualTo(Duration.ofMinutes(3));
        assertThat(recipe.common()).isEmpty();
    }

    @Test
    void tasksAreCalledByTheirNamesAndNewOnesByTheirPrompts() throws IOException {
        TrainRecipe recipe = read(LEAST.replace("{depth: 1}", "{depth: 15, \"[[image2shadow]]\": 5}"));
        assertThat(recipe.data().mix().weights()).containsEntry(PromptSet.DEPTH, 15.0)
                .containsEntry("[[image2shadow]]", 5.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "stepz: 3                              | :6: unknown key 'stepz'; closest are 'steps'",
        "noise: {density: mode, mean: 1}       | :6: noise: mean: given, but it belongs to density logit",
        "noise: {density: uniform, scale: 1}   | :6: noise: scale: given, but it belongs to density mode",
        "noise: {pure: 1.5}                    | :6: noise: pure: 1.5 given, it lies between 0.0 and 1.0",
        "noise: {densiti: mode}                | :6: noise: unknown key 'densiti'; closest are 'density'",
        "rates: {end: 0.1}                     | :6: rates: end: given, but 'shape' is constant",
        "rates: {shape: stairs}                | known are constant, linear, cosine",
        "loss: {photo-questions: depth}        | 'photo-tokens', their weight, is 0",
        "batch: 10\\naccumulate: 4             | :7: accumulate: 4 given, a batch of 10 cannot be taken",
        "clip: 0                               | :6: clip: 0.0 given, it must be positive",
        "precision: f16                        | :6: precision: 'f16' given, known are f32, bf16",
        "processes: {through: nccl}            | :6: processes: through: nccl given beside 'device: cpu'",
        "watch: {benchmrk: 1}                  | watch: unknown key 'benchmrk'; closest are 'benchmark'",
    })
    void whatIsUnknownOrContradictoryIsRefusedWithFileLineAndKey(String line, String message) {
        assertThatThrownBy(() -> read(LEAST + line.replace("\\n", "\n"))).isInstanceOf(InputException.class)
                .hasMessageContaining("r.yaml").hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "model: {folder: models/sd3}           | model: {}                     | missing, as is 'new'",
        "model: {folder: models/sd3}           | model: {folder: a, new: {}}   | given beside 'new'",
        "model: {folder: models/sd3}    | model: {folder: a, points: new, checkpoint: b} | point encoder",
        "steps: 10                             | steps: 0                      | steps: 0 given",
        "mix: {depth: 1}                       | mix: {depth: 0}               | a weight is positive",
        "mix: {depth: 1}                       | mix: {}                       | none given",
        "shards: latents,                      | held-out: 0,                  | shards: missing",
        "{rate: 2e-5}                          | {rate: -1}                    | rate: -1.0 given",
        "{rate: 2e-5}                          | {}                            | 'rate' is missing",
        "{rate: 2e-5}                          | {rate: 1, betas: [1]}         | two are wanted",
        "run: runs/x                           | seed: 1                       | 'run' is missing",
    })
    void whatCannotBeIsRefused(String part, String instead, String message) {
        assertThatThrownBy(() -> read(LEAST.replace(part, instead))).isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nano", "paper"})
    void theCommittedRecipesAreUnderstoodAndSayTheirCost(String name) throws IOException {
        Path recipe = Path.of("../recipes", name + ".yaml");
        assertThat(TrainRecipe.read(recipe).steps()).isPositive();
        assertThat(Files.readString(recipe)).containsPattern("(?m)^# Cost");
    }
}
