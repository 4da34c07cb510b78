package org.diception.train.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final AblationRecipe.Variant LEFT = variant("left", List.of());
    private static final AblationRecipe.Variant RIGHT = variant("right", List.of());
    private static final AblationRecipe.Variant ALONE = variant("alone", List.of("normal"));
    private static final AblationRecipe.Question QUESTION = new AblationRecipe.Question(
            "sides", "Left or right", "left", Path.of("scenes.yaml"), List.of(LEFT, RIGHT, ALONE));

    private static AblationRecipe.Variant variant(String name, List<String> tasks) {
        return new AblationRecipe.Variant(name, Path.of(name + ".yaml"), "model", tasks);
    }

    private static Scores scores(int steps, double guidance, double absRel, double degrees) {
        return new Scores(List.of(new Scores.Entry(steps, guidance, 40,
                Map.of("depth absrel", absRel, "normal mean", degrees))));
    }

    private static Answer answer(List<Answer.Line> lines) {
        return new Answer(QUESTION, lines, Map.of("left", Map.of(1L, 2., 2L, 1.), "right", Map.of()));
    }

    @Test
    void theMeanOfTheSeedsStandsBeforeEachOfThem() {
        Answer answer = answer(Answer.Line.of(LEFT, List.of(scores(1, 1, .2, 20), scores(1, 1, .3, 22))));
        assertThat(new AnswerTable(answer).lines()).containsExactly(
                "| | steps | guidance | depth AbsRel | normals ° |",
                "|---|---|---|---|---|",
                "| left | 1 | 1 | 0.250 (0.200, 0.300) | 21.0 (20.0, 22.0) |");
    }

    @Test
    void boldIsWhatBeatsAllOthersWithEachSeed() {
        List<Answer.Line> left = Answer.Line.of(LEFT, List.of(scores(1, 1, .2, 20), scores(1, 1, .3, 22)));
        List<Answer.Line> right = Answer.Line.of(RIGHT, List.of(scores(1, 1, .31, 21), scores(1, 1, .4, 30)));
        Answer answer = answer(List.of(left.get(0), right.get(0)));
        assertThat(new AnswerTable(answer).lines()).contains(
                "| left | 1 | 1 | **0.250** (0.200, 0.300) | 21.0 (20.0, 22.0) |",
                "| right | 1 | 1 | 0.355 (0.310, 0.400) | 25.5 (21.0, 30.0) |");
    }

    @Test
    void theMeanAnswerAndTheModelComeFirstAndAreComparedWithNobody() {
        Scores model = new Scores(List.of(
                new Scores.Entry(1, 2.5, 40, Map.of("depth absrel", .01)),
                new Scores.Entry(0, 0, 40, Map.of("depth absrel", .26))));
        List<Answer.Line> lines = Answer.Line.of("nano", QUESTION, model);
        Answer answer = answer(List.of(lines.get(0), lines.get(1),
                Answer.Line.of(LEFT, List.of(scores(1, 1, .2, 20))).get(0)));
        assertThat(new AnswerTable(answer).lines()).contains(
                "| mean answer | - | - | 0.260 | – |", "| nano | 1 | 2.5 | 0.010 | – |",
                "| left | 1 | 1 | 0.200 | 20.0 |");
        assertThat(answer.compared()).hasSize(1);
        assertThat(answer.complete(1)).isTrue();
        assertThat(answer.complete(2)).isFalse();
    }

    @Test
    void whatWasNotLearntAndWhatWasNotRunHaveNoNumbers() {
        Answer answer = answer(List.of(Answer.Line.of(ALONE, List.of(scores(1, 1, .2, 20))).get(0),
                Answer.Line.of(LEFT, List.of(scores(1, 1, .3, 30))).get(0),
                Answer.Line.of(RIGHT, List.of()).get(0)));
        assertThat(new AnswerTable(answer).lines()).contains("| alone | 1 | 1 | – | **20.0** |",
                "| left | 1 | 1 | 0.300 | 30.0 |", "| right | not run | | | |");
    }

    @Test
    void thePlotsHaveABarForEachNumberOfStepsAndTheLosses() {
        Scores both = new Scores(List.of(scores(1, 1, .2, 20).entries().get(0),
                scores(7, 1, .1, 10).entries().get(0)));
        Answer answer = answer(Answer.Line.of(LEFT, List.of(both)));
        assertThat(new AnswerPlots(answer).svg()).contains("normals °", "1 step", "7 steps", "training loss")
                .doesNotContain("NaN");
    }
}
