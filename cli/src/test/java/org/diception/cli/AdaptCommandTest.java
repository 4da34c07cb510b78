package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diception.golden.NeedsGoldens;
import org.diception.train.fewshot.ScenePairs;
import org.diception.train.fewshot.SceneTask;
import org.diception.train.run.TrainRecipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a folder of pairs to an answer of the embedded model, as docs/training.md tells it. */
@NeedsGoldens
class AdaptCommandTest {
    @TempDir
    private Path folder;

    private Path recipe(String model) throws IOException {
        ScenePairs.write(folder.resolve("pairs"), SceneTask.SHADOW, 0, 2, 128);
        return Files.writeString(folder.resolve("recipe.yaml"), """
                run: %s
                steps: 1
                batch: 1
                task: {name: shadow, prompt: "[[image2segmentation]] shadow", read-out: mask}
                model: {folder: nano%s}
                data: {pairs: {folder: %s}}
                optimiser: {adamw: {rate: 1e-3}}
                answer: {steps: 1, guidance: 1}
                """.formatted(folder.resolve("run"), model, folder.resolve("pairs")));
    }

    @Test
    void pairsBecomeAnAdapterAndTheAdapterAnswers() throws IOException {
        Shell trained = Shell.run("adapt", recipe(", lora: {share: 0.01}").toString());
        assertThat(trained.exitCode()).isZero();
        assertThat(trained.err()).contains("% of the transformer's", "% of the pipeline's");
        String adapter = folder.resolve("run/adapter").toString();
        assertThat(trained.outLines()).containsExactly(adapter);
        Path photo = folder.resolve("photo.png");
        Files.copy(Path.of(Shell.photo("img0.png")), photo);
        Shell asked = Shell.run("predict", photo.toString(), "--adapter", adapter, "--task", "shadow");
        assertThat(asked.err()).isEmpty();
        assertThat(folder.resolve("photo.shadow.png")).exists();
    }

    @Test
    void whatItWouldTakeIsSaidWithoutAStep() throws IOException {
        Shell shell = Shell.run("adapt", "--dry-run", recipe(", lora: {rank: 1}").toString());
        assertThat(shell.err()).contains("rank 1", "1 steps of 1 samples");
        assertThat(folder.resolve("run/adapter")).doesNotExist();
    }

    @Test
    void aRecipeThatTrainsAllIsForTheOtherCommand() throws IOException {
        Shell shell = Shell.run("adapt", recipe("").toString());
        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.err()).contains("no 'lora' under 'model'", "./diception train");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adapt", "adapt-paper"})
    void theCommittedRecipesAreUnderstood(String name) {
        assertThat(TrainRecipe.read(Path.of("../recipes", name + ".yaml")).steps()).isPositive();
    }
}
