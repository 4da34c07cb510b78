package org.diception.train.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diception.InputException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of pycocotools, to the last bit. */
@NeedsGoldens
class CocoEvaluationTest {
    private static final JsonNode SEGM = Goldens.json("metrics/coco_segm_results.json");
    private static final JsonNode POSES = Goldens.json("metrics/coco_keypoints_results.json");
    private static final Goldens ARRAYS = Goldens.file("metrics/coco_eval_arrays.safetensors");

    @ParameterizedTest
    @CsvSource({"segm, true", "segm_class_agnostic, false"})
    void masksHaveAllNumbersOfTheReference(String run, boolean byClass) {
        CocoScores scores = score(CocoKind.masks(), "segm", byClass, 1);
        checkNumbers(scores, SEGM.path("runs").path(run));
        assertThat(scores.recall()).containsExactly(ARRAYS.doubles(run + ".recall"));
        float[] precision = ARRAYS.values(run + ".precision"); // kept in float32
        double[] ours = scores.precision();
        assertThat(ours).hasSize(precision.length);
        for (int i = 0; i < ours.length; i++) {
            assertThat((float) ours[i]).isEqualTo(precision[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"bbox, true", "bbox_class_agnostic, false"})
    void boxesHaveAllNumbersOfTheReference(String run, boolean byClass) {
        CocoTruths<CocoBox> truths = truths(CocoKind.boxes(), "segm");
        List<CocoFound<CocoBox>> boxes = new ArrayList<>();
        // the results carry masks only; pycocotools takes the boxes around them
        for (var mask : results(CocoKind.masks(), "segm", truths)) {
            int[] box = mask.shape().box();
            boxes.add(new CocoFound<>(mask.image(), mask.category(), mask.score(), mask.area(),
                    new CocoBox(box[0], box[1], box[2], box[3])));
        }
        CocoScores scores = new CocoEvaluation<>(CocoKind.boxes(), byClass, 1).score(truths, boxes);
        checkNumbers(scores, SEGM.path("runs").path(run));
    }

    @Test
    void posesHaveAllNumbersOfTheReference() {
        CocoScores scores = score(CocoKind.poses(), "keypoints", true, 1);
        assertThat(scores.numbers()).hasSize(10);
        POSES.path("stats").fields().forEachRemaining(number ->
                assertThat(scores.numbers()).containsEntry(number.getKey(), number.getValue().doubleValue()));
    }

    @Test
    void similaritiesOfMasksAreTheReference() {
        CocoTruths<?> all = truths(CocoKind.masks(), "segm");
        var truths = truths(CocoKind.masks(), "segm").objects();
        var found = results(CocoKind.masks(), "segm", all);
        SEGM.path("iou_matrices").path("values").fields().forEachRemaining(matrix -> {
            String[] key = matrix.getKey().split("/");
            long image = Long.parseLong(key[0]);
            int category = Integer.parseInt(key[1]);
            checkMatrix(CocoKind.masks(),
                    found.stream().filter(f -> f.image() == image && f.category() == category).toList(),
                    truths.stream().filter(t -> t.image() == image && t.category() == category).toList(),
                    100, matrix.getValue(), 0);
        });
    }

    @Test
    void similaritiesOfPosesAreTheReference() {
        CocoTruths<CocoPose> truths = truths(CocoKind.poses(), "keypoints");
        var found = results(CocoKind.poses(), "keypoints", truths);
        POSES.path("oks").fields().forEachRemaining(matrix -> {
            long image = Long.parseLong(matrix.getKey());
            checkMatrix(CocoKind.poses(), found.stream().filter(f -> f.image() == image).toList(),
                    truths.objects().stream().filter(t -> t.image() == image).toList(), 20,
                    matrix.getValue(), Math.ulp(1.0)); // numpy's exp rounds the last bit in its own way
        });
    }

    private static <S> void checkMatrix(CocoKind<S> kind, List<CocoFound<S>> found,
            List<CocoTruth<S>> truths, int limit, JsonNode expected, double tolerance) {
        List<CocoFound<S>> best = found.stream().sorted(CocoFound::bestFirst).limit(limit).toList();
        double[][] likeness = kind.likeness(best, truths);
        assertThat(likeness).hasNumberOfRows(expected.size());
        for (int d = 0; d < likeness.length; d++) {
            for (int t = 0; t < truths.size(); t++) {
                assertThat(likeness[d][t])
                        .isEqualTo(expected.path(d).path(t).doubleValue(), within(tolerance));
            }
        }
    }

    @Test
    void theNumbersDoNotDependOnTheThreads() {
        CocoScores one = score(CocoKind.masks(), "segm", true, 1);
        CocoScores four = score(CocoKind.masks(), "segm", true, 4);
        assertThat(four.numbers()).isEqualTo(one.numbers());
        assertThat(four.precision()).isEqualTo(one.precision());
    }

    @Test
    void whereThereIsNothingToFindTheNumbersAreMinusOne() {
        CocoTruths<CocoBox> truths = new CocoTruths<>(List.of(new CocoImage(1, "", 9, 9)),
                List.of(new CocoCategory(3, "cup")), List.of());
        CocoFound<CocoBox> cup = new CocoFound<>(1, 3, .5, 4, new CocoBox(1, 1, 2, 2));
        Map<String, Double> numbers = evaluation().score(truths, List.of(cup)).numbers();
        assertThat(numbers.values()).hasSize(12).containsOnly(-1.0);
    }

    @Test
    void aDetectionOfAnotherSetIsRefused() {
        CocoTruths<CocoBox> truths = new CocoTruths<>(List.of(new CocoImage(1, "", 9, 9)),
                List.of(new CocoCategory(3, "cup")), List.of());
        CocoBox box = new CocoBox(1, 1, 2, 2);
        assertThatThrownBy(() -> evaluation().score(truths, List.of(new CocoFound<>(2, 3, 1, 4, box))))
                .isInstanceOf(InputException.class).hasMessageContaining("image 2");
        assertThatThrownBy(() -> evaluation().score(truths, List.of(new CocoFound<>(1, 4, 1, 4, box))))
                .isInstanceOf(InputException.class).hasMessageContaining("class 4");
    }

    private static CocoEvaluation<CocoBox> evaluation() {
        return new CocoEvaluation<>(CocoKind.boxes(), true, 2);
    }

    private static void checkNumbers(CocoScores scores, JsonNode run) {
        assertThat(scores.numbers()).hasSize(12);
        run.path("stats").fields().forEachRemaining(number ->
                assertThat(scores.numbers()).containsEntry(number.getKey(), number.getValue().doubleValue()));
        JsonNode classes = run.path("AP_per_category");
        assertThat(scores.categories()).hasSize(classes.size());
        for (CocoCategory category : scores.categories()) {
            assertThat(scores.ap(category)).isEqualTo(classes.path("" + category.id()).doubleValue());
        }
    }

    private static <S> CocoScores score(CocoKind<S> kind, String set, boolean byClass, int threads) {
        CocoTruths<S> truths = truths(kind, set);
        return new CocoEvaluation<>(kind, byClass, threads).score(truths, results(kind, set, truths));
    }

    private static <S> CocoTruths<S> truths(CocoKind<S> kind, String set) {
        Path file = Goldens.path("metrics/coco_" + set + "_gt.json");
        return CocoReader.truths(file, kind, CocoProblems.refuse(file));
    }

    private static <S> List<CocoFound<S>> results(CocoKind<S> kind, String set, CocoTruths<?> truths) {
        Path file = Goldens.path("metrics/coco_" + set + "_dt.json");
        return CocoReader.results(file, kind, truths, CocoProblems.refuse(file));
    }
}
