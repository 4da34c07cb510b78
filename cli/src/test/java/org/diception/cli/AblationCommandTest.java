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
import org.diception.train.ablation.AblationRecipe;
import org.diception.train.ablation.AblationReport;
import org.diception.train.ablation.AblationStudy;
import org.diception.train.evaluate.EvaluationRecipe;
import org.diception.train.evaluate.Pace;
import org.diception.train.run.TrainRecipe;
import org.diception.train.study.StudyWatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ablations of two narrow blocks and two steps, on latents of the embedded model's autoencoder. */
@NeedsGoldens
class AblationCommandTest {
    @TempDir
    private Path folder;

    private Path write(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    private Path study(String questions) throws IOException {
        write("base.yaml", """
                run: alone
                steps: 2
                batch: 2
                threads: 1
                model:
                  new: {blocks: 2, heads: 3, head-width: 16, grid: 4, spacing: 16, point-features: 8,
                        shift: 1, autoencoder: none}
                data: {shards: none, mix: {depth: 1, normal: 1}}
                optimiser: {adamw: {rate: 1e-3}}
                answer: {steps: 1, guidance: 1}
                watch: {log: 1}
                """);
        write("channels.yaml", "base: base.yaml\nmodel: {new: {photo: channels}}\n");
        write("scenes.yaml", """
                name: tiny
                settings: [{steps: [1, 2], guidance: 1}]
                sets: [{kind: synthetic, scenes: 1, tasks: depth}]
                baseline: 2
                """);
        return write("tiny.yaml", """
                study: %1$s/study
                scenes: 4
                side: 64
                seeds: 1
                evaluation: %1$s/scenes.yaml
                questions:
                """.formatted(folder) + questions.formatted(folder));
    }

    private static final String TOKENS_AND_CHANNELS = """
              photo:
                title: Tokens or channels
                paper: tokens
                runs:
                  tokens: {recipe: %1$s/base.yaml}
                  channels: {recipe: %1$s/channels.yaml}
            """;

    private static JsonNode json(Shell shell) throws IOException {
        return new ObjectMapper().readTree(shell.out());
    }

    @Test
    void everyRunIsScoredBesideTheMeanAnswerAndTheModel() throws IOException {
        Path recipe = study(TOKENS_AND_CHANNELS);
        Path page = write("page.md", "<!-- scores: photo -->\n<!-- end -->\n");
        Shell shell = Shell.run("study", recipe.toString(), "--write", page.toString());
        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(shell.err()).contains("2 runs, 0 of them trained", "channels-1: trained; 4 of 4 steps")
                .doesNotContain("runs are missing");
        assertThat(shell.outLines()).contains("**Tokens or channels**", "The paper: tokens.",
                        "| | steps | guidance | depth AbsRel | depth δ1 |")
                .anyMatch(line -> line.matches(
                        "\\| mean answer \\| - \\| - \\| 0\\.\\d{3} \\| 0\\.\\d{3} \\|"))
                .anyMatch(line -> line.matches("\\| nano \\| 1 \\| 1 \\| 0\\.\\d{3} \\| 0\\.\\d{3} \\|"))
                .anyMatch(line -> line.matches("\\| tokens \\| 2 \\| 1 \\| .*\\d{3}.* \\| .*\\d{3}.* \\|"))
                .anyMatch(line -> line.matches("\\| channels \\| 1 \\| 1 \\| .*\\d{3}.* \\| .*\\d{3}.* \\|"))
                .anyMatch(line -> line.matches("Conditions: 2 steps of 2 samples from 4 scenes, "
                        + "seeds 1 to 1, latents [0-9a-f]{8}-4x64; 1 benchmark scenes of 256 pixels; "
                        + "model nano, .*"));
        assertThat(Files.readString(page)).contains("| channels | 2 | 1 |", "images/ablation-photo.svg");
        assertThat(Files.readString(folder.resolve("images/ablation-photo.svg")))
                .contains("depth δ1", "training loss");
        assertThat(folder.resolve("study/report.json")).exists();
    }

    @Test
    void whatIsFinishedIsNotMadeAgainAndWhatTwoQuestionsAskIsMadeOnce() throws IOException {
        Shell.run("study", study(TOKENS_AND_CHANNELS).toString());
        Shell more = Shell.run("study", study(TOKENS_AND_CHANNELS + """
                  again:
                    title: One task
                    runs:
                      all: {recipe: %1$s/base.yaml, tasks: normal}
                """).toString(), "--json");
        assertThat(more.err()).contains("2 runs, 2 of them trained").doesNotContain(": trained;");
        assertThat(json(more).path("questions").path("photo")).hasSize(7);
        assertThat(Shell.run("study", folder.resolve("tiny.yaml").toString()).outLines())
                .contains("| all | 1 | 1 | – | – |"); // it has not learnt depth
    }

    @Test
    void aStudyThatIsStoppedWithinARunSaysWhatIsMissingAndGoesOnToTheSameScores() throws IOException {
        Path recipe = study(TOKENS_AND_CHANNELS);
        boolean[] stop = new boolean[1];
        AblationReport half = AblationStudy.run(AblationRecipe.read(recipe), new StudyWatcher() {
            @Override
            public void say(String line) {
                // nobody listens
            }

            @Override
            public void at(Pace pace, String run) {
                stop[0] |= run.equals("channels-1");
            }
        }, () -> stop[0]);
        assertThat(half.complete()).isFalse();
        assertThat(half.markdown()).contains("| channels | not run | | | |")
                .anyMatch(line -> line.startsWith("| tokens | 1 | 1 | "));
        Shell goneOn = Shell.run("study", recipe.toString(), "--json");
        Files.move(folder.resolve("study"), folder.resolve("stopped"));
        Shell atOnce = Shell.run("study", recipe.toString(), "--json");
        assertThat(json(goneOn)).isEqualTo(json(atOnce));
    }

    @Test
    void theModelItselfCanBeAsked() throws IOException {
        Shell shell = Shell.run("study", study("  steps: {title: Steps}\n").toString(), "--json");
        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(json(shell).path("questions").path("steps").findValuesAsText("compared"))
                .containsExactly("false", "true", "true");
        assertThat(json(shell).path("runs").asInt()).isZero();
        assertThat(folder.resolve("study/ablation-steps.svg")).exists();
    }

    @Test
    void whatMakesNoSenseIsToldWithItsPlace() throws IOException {
        assertThat(Shell.run("study", study("  a: {title: A, runs: {b: {recipe: b.yaml, autoencoder: c}}}\n")
                .toString()).err()).contains("autoencoder: c given, known are model");
        assertThat(Shell.run("study", study("  a: {titel: A}\n").toString()).err())
                .contains("'title' is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asked", "trained", "autoencoder"})
    void theCommittedStudiesAreUnderstood(String name) throws IOException {
        Path file = Path.of("../recipes/ablation", name + ".yaml");
        assertThat(AblationRecipe.read(file).questions()).isNotEmpty();
        String page = Files.readString(Path.of("../docs/reproduction.md"));
        assertThat(Files.readAllLines(file).stream().filter(line -> line.matches("  [a-z-]+:"))
                .map(String::strip).toList()).isNotEmpty().allSatisfy(question ->
                assertThat(page).contains("<!-- scores: " + question.replace(":", "") + " -->"));
    }

    @Test
    void theCommittedRunsAreUnderstood() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../recipes/ablation"))) {
            List<Path> recipes = files.filter(file -> !AblationRecipe.isOne(file)).sorted().toList();
            assertThat(recipes).hasSizeGreaterThan(10).allSatisfy(file -> {
                if (file.getFileName().toString().matches("(scenes|steps|few-steps|guidance)\\.yaml")) {
                    EvaluationRecipe.read(file, Path.of(""));
                } else {
                    assertThat(TrainRecipe.read(file).steps()).isPositive();
                }
            });
        }
    }
}
