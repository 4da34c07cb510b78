package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.Diception;
import org.diception.InputException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of a whole recipe, with the reference's tiny model, whose answers mean nothing. */
@NeedsGoldens
class EvaluationTest {
    private static Diception model;

    @TempDir
    private Path folder;
    private final List<String> skipped = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @BeforeAll
    static void load() {
        ModelChoice tiny = ModelChoice.of(TestRecipe.of("""
                folder: %s
                checkpoint: %s
                size: 64
                """.formatted(Goldens.path("model"), Goldens.path("ckpt/DICEPTION_tiny_f32.pth"))));
        model = tiny.load();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void everySampleIsJudgedAndTheReportSaysUnderWhichConditions() throws IOException {
        masks(3);
        Report report = run(recipe("  limit: 2\n"), "out");
        Outcome outcome = report.outcomes().get(0);
        assertThat(outcome.judged()).isEqualTo(2);
        assertThat(outcome.size()).isEqualTo(3);
        assertThat(outcome.score("one_point").orElseThrow().value()).isBetween(0.0, 100.0);
        assertThat(report.conditions()).containsEntry("resolution", "64x64").containsEntry("seed", "7")
                .containsEntry("precision", "f32")
                .containsKeys("weights", "recipe", "samples of things for segment");
        assertThat(outcome.protocol()).containsKeys("point rule", "masks", "threshold");
        assertThat(asked).containsExactly("a0.png", "a1.png");
    }

    @Test
    void aRunThatWasStoppedGoesOnAndEndsWithTheSameNumbers() throws IOException {
        masks(4);
        Report whole = run(recipe(""), "whole");
        run(recipe("  limit: 2\n"), "parts");
        cutLastLine(folder.resolve("parts").resolve(Evaluation.LOG));
        asked.clear();
        Report parts = run(recipe(""), "parts");
        assertThat(asked).as("the one that was cut, and the rest").containsExactly("a1.png", "a2.png",
                "a3.png");
        assertThat(JsonReport.of(parts)).isEqualTo(JsonReport.of(whole));
        assertThat(parts.outcomes().get(0).best()).isNotEmpty()
                .allSatisfy(one -> assertThat(one.picture()).exists());
    }

    @Test
    void aBrokenSampleIsNamedAndSkippedUpToTheLimit() throws IOException {
        masks(3);
        Files.writeString(folder.resolve("things/masks/a1.png"), "no picture");
        Report report = run(recipe("  skip: 0.4\n"), "out");
        assertThat(report.outcomes().get(0).judged()).isEqualTo(2);
        assertThat(report.outcomes().get(0).skipped()).singleElement().asString()
                .startsWith("a1.png: ").contains("a1.png: not a picture");
        assertThat(skipped).isEqualTo(report.outcomes().get(0).skipped());
        assertThat(TextReport.lines(report)).anyMatch(line -> line.startsWith("skipped in things: a1.png"));
        assertThatThrownBy(() -> run(recipe("  skip: 0\n"), "strict")).isInstanceOf(InputException.class)
                .hasMessageContaining("things: 1 samples cannot be used, at most 0");
    }

    @Test
    void aSampleThatWasMendedIsJudgedByTheNextRun() throws IOException {
        masks(2);
        Path mask = folder.resolve("things/masks/a1.png");
        byte[] good = Files.readAllBytes(mask);
        Files.writeString(mask, "no picture");
        assertThat(run(recipe("  skip: 1\n"), "out").outcomes().get(0).judged()).isEqualTo(1);
        Files.write(mask, good);
        Report mended = run(recipe("  skip: 1\n"), "out");
        assertThat(mended.outcomes().get(0).judged()).isEqualTo(2);
        assertThat(mended.outcomes().get(0).skipped()).isEmpty();
    }

    @Test
    void severalSettingsHaveARowEachAndOneThatStandsTwiceHasOne() throws IOException {
        masks(1);
        Report report = run(recipe("settings:\n  - {steps: [1, 2], guidance: 1}\n"
                + "  - {steps: 1, guidance: [1, 2]}\n"), "out");
        assertThat(report.outcomes()).extracting(outcome -> outcome.steps() + "/" + outcome.guidance())
                .containsExactly("1/1.0", "2/1.0", "1/2.0");
        HtmlReport.write(report, folder.resolve("report.html"));
        assertThat(Files.readString(folder.resolve("report.html"))).contains("<svg").contains("polyline");
    }

    @Test
    void setsOfOneNameDoNotShareTheirRows() throws IOException {
        masks(1);
        String twice = Files.readString(recipe("")) + "- {kind: masks, folder: things%s}\n";
        String sets = twice.replace("settings:\n- {steps: 1, guidance: 1}\n", "")
                + "settings:\n- {steps: 1, guidance: 1}\n";
        Path same = Files.writeString(folder.resolve("same.yaml"), sets.formatted(""));
        assertThatThrownBy(() -> run(same, "out")).isInstanceOf(InputException.class)
                .hasMessageContaining("two sets are called things and asked for segment");
        Path named = Files.writeString(folder.resolve("named.yaml"), sets.formatted(", name: others"));
        assertThat(run(named, "out").outcomes()).extracting(Outcome::set).containsExactly("things", "others");
    }

    @Test
    void resultsOfAnotherSeedAreNotMixedIn() throws IOException {
        masks(1);
        run(recipe(""), "out");
        Path other = Files.writeString(folder.resolve("other.yaml"),
                Files.readString(recipe("")).replace("seed: 7", "seed: 8"));
        assertThatThrownBy(() -> run(other, "out")).isInstanceOf(InputException.class)
                .hasMessageContaining("under other settings");
    }

    @Test
    void thePageNeedsNoOtherFileAndEscapesNames() throws IOException {
        masks(2);
        Path file = folder.resolve("report.html");
        HtmlReport.write(run(recipe(""), "out"), file);
        String page = Files.readString(file);
        assertThat(page).contains("A &lt;b&gt;trial&lt;/b&gt;").contains("data:image/jpeg;base64,/9j/")
                .doesNotContain("<b>trial").doesNotContain("src=\"http").doesNotContain("<script")
                .doesNotContain("<link");
    }

    @Test
    void theTablesOfAPageAreReplacedBetweenTheirMarks() throws IOException {
        masks(1);
        Report report = run(recipe(""), "out");
        Path page = Files.writeString(folder.resolve("page.md"),
                "before\n<!-- scores: trial -->\nstale numbers\n<!-- end -->\nafter\n");
        MarkdownBlock.write(page, "trial", report);
        assertThat(Files.readString(page)).startsWith("before\n<!-- scores: trial -->\n**segment**\n")
                .contains("| set | by | steps |").endsWith("<!-- end -->\nafter\n")
                .doesNotContain("stale numbers");
        assertThatThrownBy(() -> MarkdownBlock.write(page, "other", report))
                .isInstanceOf(InputException.class).hasMessageContaining("has no place for the numbers");
    }

    private Report run(Path recipe, String out) {
        return Evaluation.run(EvaluationRecipe.read(recipe, folder), model, folder.resolve(out),
                new Evaluation.Watcher() {
                    @Override
                    public void at(Pace pace, String set, String sample) {
                        asked.add(sample);
                    }

                    @Override
                    public void skipped(String set, String line) {
                        skipped.add(line);
                    }
                });
    }

    private Path recipe(String more) throws IOException {
        boolean settings = more.startsWith("settings");
        return Files.writeString(folder.resolve("recipe.yaml"), """
                name: A <b>trial</b>
                seed: 7
                sets:
                - kind: masks
                  folder: things
                """ + (settings ? more : more + "settings:\n- {steps: 1, guidance: 1}\n"));
    }

    private void masks(int count) {
        for (int i = 0; i < count; i++) {
            RgbImage photo = RgbImage.black(40, 30);
            short[] labels = new short[40 * 30];
            for (int p = 0; p < labels.length; p++) {
                photo.rgb()[3 * p] = (byte) (p * (i + 3));
                labels[p] = (short) (p % 40 > 10 + i && p / 40 > 8 ? 1 : 0);
            }
            PngWriter.rgb(photo).write(folder.resolve("things/images/a" + i + ".png"));
            PngWriter.grey16(40, 30, labels).write(folder.resolve("things/masks/a" + i + ".png"));
        }
    }

    private static void cutLastLine(Path log) throws IOException {
        String text = Files.readString(log);
        Files.writeString(log, text.substring(0, text.length() - 9));
    }
}
