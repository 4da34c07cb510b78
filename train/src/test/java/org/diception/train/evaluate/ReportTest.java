package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of a report sees: our numbers, the paper's beside them, and what stands between the two. */
class ReportTest {
    private static final Measure MEAN = Measure.lower("mean", "mean °", 3);
    private static final Measure ONE = Measure.higher("one_point", "mIoU, 1 point", 2);

    @TempDir
    private Path folder;

    @Test
    void thePapersRowStandsUnderOurs() {
        List<String> lines = TextReport.lines(new Report("trial", Map.of("seed", "42"),
                List.of(outcome("NYUv2", "normal", 28, new Score(MEAN, 20.5)))));
        assertThat(lines).contains("normal", "seed: 42")
                .anyMatch(line -> line.matches("  NYUv2 +ours +28 +2 +3 of 9 +20\\.500"))
                .anyMatch(line -> line.matches("  NYUv2 +the paper +28 +2 +18\\.338"));
    }

    @Test
    void numbersThatThePaperHasWrongAreShownBothWays() throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(new Report("trial", Map.of(),
                List.of(outcome("ScanNet", "normal", 28, new Score(MEAN, 20.5)))), file);
        String page = Files.readString(file);
        assertThat(page).contains("Marigold (90K)", "21.284", "as printed in the paper", "18.463")
                .contains("this run").contains("Table 2");
    }

    @Test
    void theMeanOverSamsSetsStandsBesideThePapers() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            outcomes.add(outcome("set" + i, "segment", 28, new Score(ONE, 40 + i)));
        }
        assertThat(ScoreTable.of(outcomes, 6).text())
                .anyMatch(line -> line.matches("mean of 23 sets +ours +28 +2 +51\\.00"))
                .anyMatch(line -> line.matches("mean of 23 sets +the paper +28 +2 +47\\.10"));
    }

    @Test
    void curvesHaveThePapersPointsWhereItHasThem() {
        List<String> plots = Curves.of(List.of(outcome("NYUv2", "normal", 1, new Score(MEAN, 21)),
                outcome("NYUv2", "normal", 28, new Score(MEAN, 20)),
                outcome("NYUv2", "normal", 7, new Score(MEAN, Double.NaN))));
        assertThat(plots).singleElement().asString()
                .contains("NYUv2: mean °", "the paper", "stroke-dasharray")
                .containsSubsequence(">1</text>", ">7</text>", ">28</text>").doesNotContain("NaN");
        assertThat(Curves.of(List.of(outcome("NYUv2", "normal", 1, new Score(MEAN, 21))))).isEmpty();
    }

    @Test
    void whatWasNotMeasuredIsADashAndNullButNeverANumber() {
        Report report = new Report("trial", Map.of(),
                List.of(outcome("x", "normal", 28, new Score(MEAN, Double.NaN))));
        assertThat(TextReport.lines(report)).anyMatch(line -> line.endsWith(" -"));
        ObjectNode json = JsonReport.of(report);
        assertThat(json.path("outcomes").path(0).path("scores").path("mean").isNull()).isTrue();
        assertThat(json.path("outcomes").path(0).has("paper")).isFalse();
    }

    @Test
    void aHistogramOfEqualValuesIsAPlotToo() {
        assertThat(SvgPlot.histogram("a", "b", new double[] {1, 1, 1})).startsWith("<svg").endsWith("</svg>")
                .doesNotContain("NaN");
        assertThat(SvgPlot.page(List.of(List.of("<svg>1</svg>", "<svg>2</svg>"), List.of("<svg>3</svg>"))))
                .contains("viewBox=\"0 0 840 480\"", "translate(420 0)\"><svg>2",
                        "translate(0 240)\"><svg>3");
        assertThat(SvgPlot.lines("a", "b", List.of("1"),
                List.of(new SvgPlot.Line("x", new double[] {0}, false)))).doesNotContain("NaN");
    }

    private static Outcome outcome(String set, String task, int steps, Score score) {
        return new Outcome("ours", set, task, steps, 2, 9, 3, List.of(), Map.of("rule", "one"),
                List.of(score), "goodness", new double[] {1, 2, 3}, List.of(), List.of(),
                PaperTables.all().column(task, set));
    }
}
