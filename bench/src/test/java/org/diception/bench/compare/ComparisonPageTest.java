package org.diception.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.diception.Precision;
import org.diception.bench.compare.Comparison.Distances;
import org.diception.bench.compare.Comparison.Line;
import org.diception.bench.compare.Comparison.Matmul;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {
    private static final Turns.Pair TOOK = new Turns.Pair(
            List.of(new Took(2, 4, 1_000_000_000)), List.of(new Took(5, 12, 3_000_000_000L)));
    private static final Line TRANSFORMER = new Line(Stage.TRANSFORMER, TOOK, 100e9,
            new Distances(new Deviation(.5, .01), null, null));

    @Test
    void aStageHasItsRatiosItsShareOfTheCeilingAndBothPeaks() {
        assertThat(page(List.of()).markdown()).contains(
                "| transformer, one step | 2.00 | 5.00 | 2.50 | 3.00 | 25 % | 1.00, 3.00 there |");
    }

    @Test
    void whatWasNotMeasuredIsNotClaimed() {
        String text = String.join("\n", page(List.of()).markdown()) + "\n";
        assertThat(text).doesNotContain("shell prompt").doesNotContain("| text encoders |");
        assertThat(text).contains("| transformer, one step | 1.0e-02, 5.0e-01 |\n");
    }

    @Test
    void textEncodersStandOnTheOtherSideOnly() {
        assertThat(page(List.of(new Took(6, 6, 10_000_000_000L))).markdown())
                .contains("| text encoders | none: prompts are baked | 6.00 | | | | 10.00 there |");
    }

    @Test
    void theirTextEncodersAreAddedToTheirAnswers() {
        assertThat(page(new Line(Stage.ANSWER, TOOK, 0, null), List.of(new Took(6, 6, 10_000_000_000L)))
                .markdown()).contains("| photo to answer, text encoders there included | 2.00 | 11.0 | 5.50"
                        + " | 4.50 |  | 1.00, 13.00 there |");
    }

    @Test
    void anotherFormatOfTheirsIsSaid() {
        assertThat(page(new Formats(Precision.BF16, Precision.F32), TRANSFORMER, List.of()).markdown().get(0))
                .startsWith("sd3-random, 768 x 768, bf16, the official stack in f32. Machine");
        assertThat(page(List.of()).markdown().get(0)).startsWith("sd3-random, 768 x 768, bf16. Machine");
    }

    @Test
    void theBarsNameStagesAndSides() {
        assertThat(page(List.of()).bars()).startsWith("<svg")
                .contains(">transformer<", ">ours<", ">official stack<");
    }

    @Test
    void theSameIsWrittenAsJson() throws Exception {
        var json = new ObjectMapper().valueToTree(page(List.of()).of());
        assertThat(json.at("/lines/0/took/ours/0/seconds").doubleValue()).isEqualTo(2);
        assertThat(json.has("shell")).isFalse();
    }

    private static ComparisonPage page(List<Took> text) {
        return page(TRANSFORMER, text);
    }

    private static ComparisonPage page(Line line, List<Took> text) {
        return page(new Formats(Precision.BF16, Precision.BF16), line, text);
    }

    private static ComparisonPage page(Formats formats, Line line, List<Took> text) {
        return new ComparisonPage(new Comparison("sd3-random", 768, formats, "a machine",
                Map.of("PyTorch", "2.5.1"), new Matmul(150, 200), TOOK, List.of(line), text, null));
    }
}
