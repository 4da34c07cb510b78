package org.diception.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diception.golden.NeedsGoldens;
import org.diception.pipeline.ModelFolder;
import org.diception.train.evaluate.Pace;
import org.diception.train.fewshot.FewShotStudy;
import org.diception.train.fewshot.StudyRecipe;
import org.diception.train.fewshot.StudyReport;
import org.diception.train.run.TrainRecipe;
import org.diception.train.study.StudyWatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A study of one task, of one image and two steps, with the embedded model. */
@NeedsGoldens
class StudyCommandTest {
    @TempDir
    private Path folder;

    private Path method(String name, String model) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                run: alone
                steps: 2
                batch: 1
                threads: 1
                task: {name: mine, prompt: mine, read-out: mask}
                model: {folder: nano%s}
                data: {pairs: {folder: data/mine}}
                noise: {pure: 1}
                optimiser: {adamw: {rate: 1e-3}}
                answer: {steps: 1, guidance: 1}
                """.formatted(model));
    }

    private Path recipe(String model, String images) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), """
                study: %s
                model: %s
                tasks: floor
                images: %s
                held-out: 2
                every: 1
                methods:
                  adapter: {recipe: %s}
                  scratch: {recipe: %s}
                """.formatted(folder.resolve("study"), model, images,
                method("adapter", ", lora: {rank: 1}"), method("scratch", ", start: positions")));
    }

    private static JsonNode json(Shell shell) throws IOException {
        return new ObjectMapper().readTree(shell.out());
    }

    private List<Path> results() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("study"))) {
            return files.filter(file -> file.endsWith("result.json")).toList();
        }
    }

    @Test
    void everyMethodIsScoredBesideTheMeanAnswerAndTheRedrawnTruth() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "<!-- scores: tiny -->\n<!-- end -->\n");
        Shell shell = Shell.run("study", recipe("nano", "1").toString(), "--write", page.toString());
        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(shell.err()).contains("2 runs, 0 of them finished", "floor-1-adapter-1: IoU 0.")
                .doesNotContain("runs are missing");
        assertThat(shell.outLines()).contains("| images | mean answer | adapter | scratch |")
                .anyMatch(line -> line.matches("\\| 1 \\| 0\\.\\d{3} \\| 0\\.\\d{3}.* \\| 0\\.\\d{3}.* \\|"))
                .anyMatch(line -> line.matches(
                        "Conditions: model nano, weights [0-9a-f]{16}, .*2 of 2 runs."));
        assertThat(Files.readString(page)).contains("**floor**, IoU on 2 held-out scenes");
        assertThat(folder.resolve("images/few-shot-tiny.svg")).exists();
        assertThat(folder.resolve("images/few-shot-tiny.jpg")).exists();
        assertThat(folder.resolve("study/report.json")).exists();
    }

    @Test
    void whatIsFinishedIsNotMadeAgain() throws IOException {
        Shell.run("study", recipe("nano", "1").toString());
        Shell more = Shell.run("study", recipe("nano", "[1, 2]").toString(), "--json");
        assertThat(more.err()).contains("4 runs, 2 of them finished").doesNotContain("floor-1-adapter-1:");
        assertThat(json(more).path("results")).hasSize(4);
        assertThat(json(more).path("results").path(0).path("curve")).hasSize(2);
    }

    @Test
    void resultsOfAnotherModelNeverCount() throws IOException {
        Path other = folder.resolve("other");
        try (Stream<Path> files = Files.walk(ModelFolder.nano().root())) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve(ModelFolder.nano().root().relativize(file).toString()));
            }
        }
        Shell first = Shell.run("study", recipe(other.toString(), "1").toString(), "--json");
        Path config = other.resolve("transformer/config.json"); // the same model to all but its fingerprint
        Files.writeString(config, Files.readString(config) + "\n");
        Shell second = Shell.run("study", recipe(other.toString(), "1").toString(), "--json");
        assertThat(second.err()).contains("2 runs, 0 of them finished", "another model, weights "
                + json(first).path("weights").asText());
        assertThat(json(second).path("weights")).isNotEqualTo(json(first).path("weights"));
        assertThat(results()).hasSize(4);
    }

    @Test
    void aStudyThatIsStoppedWithinARunGoesOnToTheSameScores() throws IOException {
        Path recipe = recipe("nano", "1");
        int[] steps = new int[1];
        StudyWatcher counting = new StudyWatcher() {
            @Override
            public void say(String line) {
                // nobody listens
            }

            @Override
            public void at(Pace pace, String run) {
                steps[0] = pace.done();
            }
        };
        StudyReport half = FewShotStudy.run(StudyRecipe.read(recipe), counting, () -> steps[0] == 1);
        assertThat(half.complete()).isFalse();
        assertThat(half.results()).isEmpty();
        Shell goneOn = Shell.run("study", recipe.toString(), "--json");
        Path moved = folder.resolve("study");
        Files.move(moved, folder.resolve("stopped"));
        Shell atOnce = Shell.run("study", recipe.toString(), "--json");
        assertThat(json(goneOn)).isEqualTo(json(atOnce));
    }

    @Test
    void whatMakesNoSenseIsToldWithItsPlace() throws IOException {
        Path recipe = recipe("nano", "0");
        assertThat(Shell.run("study", recipe.toString()).err())
                .contains("tiny.yaml:4: images: 0 given, a method learns from at least 1");
        Files.writeString(recipe, Files.readString(recipe).replace("held-out", "heldout"));
        assertThat(Shell.run("study", recipe.toString()).err())
                .contains("tiny.yaml:5: unknown key 'heldout'; closest are 'held-out'");
    }

    @Test
    void theCommittedStudyIsUnderstood() {
        StudyRecipe study = StudyRecipe.read(Path.of("../recipes/fewshot/nano.yaml"));
        assertThat(study.tasks()).hasSize(3);
        assertThat(study.methods()).allMatch(method -> Files.exists(Path.of("..").resolve(method.recipe())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adapter", "full", "scratch"})
    void theCommittedMethodsAreUnderstood(String name) {
        assertThat(TrainRecipe.read(Path.of("../recipes/fewshot", name + ".yaml")).steps()).isPositive();
    }
}
