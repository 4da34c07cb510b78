package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diception.InputException;
import org.diception.Joint;
import org.diception.Keypoint;
import org.diception.Painting;
import org.diception.Pose;
import org.diception.Poses;
import org.diception.Question;
import org.diception.Task;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.SyntheticScenes;
import org.diception.train.datasets.TrueDepth;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.datasets.TrueNormals;
import org.diception.train.datasets.TruePeople;
import org.diception.train.datasets.TruePicture;
import org.diception.train.metrics.NormalAngle;
import org.diception.train.metrics.PairScore;
import org.junit.jupiter.api.Test;

/** Whoever paints the truth must get perfect scores; whoever paints nothing must not. */
class JudgesTest {
    private static final int SIDE = 96;
    private static final List<Sample> SCENES = IntStream.range(0, 6)
            .mapToObj(i -> SyntheticScenes.benchmark(6, SIDE).sample(i)).toList();

    @Test
    void paintedDepthIsExactInDisparity() {
        List<Score> scores = scores(new DepthJudge(Integer.MAX_VALUE));
        assertThat(value(scores, "absrel")).isCloseTo(0, within(.01)); // 8 bits were never involved
        assertThat(value(scores, "delta1")).isCloseTo(1, within(.001));
        assertThat(value(scores, "absrel_depth")).as("the wrong alignment shows").isGreaterThan(.05);
    }

    @Test
    void paintedNormalsAreExact() {
        List<Score> scores = scores(new NormalJudge(NormalAngle.STABLE_NORMAL));
        assertThat(value(scores, "mean")).isCloseTo(0, within(.1));
        assertThat(value(scores, "median")).isCloseTo(0, within(.1));
        assertThat(value(scores, "below11")).isCloseTo(100, within(.01));
        assertThat(value(scores, "photo_mean")).isCloseTo(0, within(.1));
    }

    @Test
    void paintedMasksOverlapWhollyWithOneClickAndWithFive() {
        List<Score> scores = scores(new SegmentJudge(SegmentJudge.Masks.ALL, 3));
        assertThat(value(scores, "one_point")).isCloseTo(100, within(.01));
        assertThat(value(scores, "five_points")).isCloseTo(100, within(.01));
        assertThat(value(scores, "click3")).isCloseTo(100, within(.01));
        assertThat(value(scores, "masks")).isEqualTo(SCENES.stream()
                .mapToInt(scene -> scene.need(TrueInstances.class).instances().size()).sum());
    }

    @Test
    void oneMaskOfEachSceneIsTheOneThatTheBenchmarkAlwaysClickedOn() {
        assertThat(value(scores(new SegmentJudge(SegmentJudge.Masks.ONE, 0)), "masks"))
                .isEqualTo(SCENES.size());
    }

    @Test
    void paintedInstancesAreFound() {
        List<Score> entity = scores(new InstanceJudge(false, false));
        assertThat(entity.get(0).measure().id()).isEqualTo("ar50");
        assertThat(entity.get(0).value()).as("the paper's read-out drops small ones").isGreaterThan(.2);
        List<Score> semantic = scores(new InstanceJudge(true, false));
        assertThat(value(semantic, "foreground")).isCloseTo(1, within(.001));
        assertThat(semantic).anyMatch(score -> score.measure().id().startsWith("ap:"));
    }

    @Test
    void paintedSkeletonsAreRecognisedAsPicturesAndTheOracleFindsTheirJoints() {
        List<Score> scores = scores(new PoseJudge(PoseJudge.People.WHOLE));
        assertThat(scores.get(0).measure().id()).isEqualTo("ap");
        assertThat(scores.get(1).measure().id()).as("never alone").isEqualTo("ap_oracle");
        assertThat(value(scores, "picture")).isCloseTo(1, within(.001));
        assertThat(value(scores, "ar50_oracle")).isPositive();
    }

    @Test
    void whoeverPaintsNothingFindsNothing() {
        assertThat(value(scores(new SegmentJudge(SegmentJudge.Masks.ALL, 0), true), "one_point")).isZero();
        assertThat(value(scores(new InstanceJudge(false, false), true), "ar50")).isZero();
        assertThat(value(scores(new PoseJudge(PoseJudge.People.WHOLE), true), "picture")).isZero();
    }

    @Test
    void peopleThatAreCutOutKeepTheirPlaceInThePhoto() {
        float[] joints = new float[51];
        System.arraycopy(new float[] {50, 40, 2}, 0, joints, 0, 3);
        var person = new TruePeople.Person(joints, new double[] {40, 30, 30, 40}, 1200, false);
        Sample sample = new Sample("a", RgbImage.black(SIDE, SIDE),
                new TruePeople(SIDE, SIDE, List.of(person, person)));
        List<RgbImage> asked = new ArrayList<>();
        Asker knowsTheNose = (photo, questions) -> {
            asked.add(photo);
            PersonCrop crop = PersonCrop.of(sample.photo(), person);
            Keypoint nose = new Keypoint(50 - crop.left(), 40 - crop.top(), .9);
            Painting black = new Painting(new Planes(3, 8, 8, new float[192]), photo.width(), photo.height(),
                    new KnowsTheTruth(sample).how(questions.get(0)));
            return List.of(new Poses(black, List.of(new Pose(Map.of(Joint.NOSE, nose), .9)), List.of()));
        };
        Judge judge = new PoseJudge(PoseJudge.People.BOXES);
        List<Score> scores = judge.scores(List.of(
                judge.judge(sample, 0, knowsTheNose).orElseThrow().numbers()));
        assertThat(asked).hasSize(2).allMatch(photo -> photo.width() < SIDE);
        assertThat(value(scores, "ap")).isCloseTo(100, within(.001));
        assertThat(value(scores, "ap_oracle")).isCloseTo(100, within(.001));
    }

    @Test
    void picturesOfPairsAreComparedAsMasksOrAsColours() {
        RgbImage target = Pictures.ofMask(new boolean[] {true, false, true, true}, 2);
        Sample sample = new Sample("a", RgbImage.black(2, 2), new TruePicture(target, "x", List.of()));
        Asker painter = (photo, questions) -> List.of(new Painting(Planes.of(target), 2, 2,
                new KnowsTheTruth(sample).how(questions.get(0))));
        for (PairScore.Kind kind : PairScore.Kind.values()) {
            Judge judge = new PairJudge("x", kind);
            Verdict verdict = judge.judge(sample, 0, painter).orElseThrow();
            assertThat(judge.scores(List.of(verdict.numbers())).get(0).value())
                    .isEqualTo(kind == PairScore.Kind.IOU ? 1 : 60);
        }
    }

    @Test
    void aPhotoWithoutWhatIsAskedForIsNotAskedAndHasNoNumber() {
        Sample empty = new Sample("empty", RgbImage.black(8, 8), new TrueInstances(8, 8, List.of()),
                new TruePeople(8, 8, List.of()));
        Asker nobody = (photo, questions) -> {
            throw new AssertionError("asked");
        };
        assertThat(new SegmentJudge(SegmentJudge.Masks.ALL, 0).judge(empty, 0, nobody)).isEmpty();
        assertThat(new InstanceJudge(true, false).judge(empty, 0, nobody)).isEmpty();
        assertThat(new PoseJudge(PoseJudge.People.BOXES).judge(empty, 0, nobody)).isEmpty();
        for (Judge judge : List.of(new InstanceJudge(false, false), new PoseJudge(PoseJudge.People.WHOLE),
                new DepthJudge(9), new NormalJudge(NormalAngle.STABLE_NORMAL),
                new SegmentJudge(SegmentJudge.Masks.ALL, 2))) {
            assertThat(judge.scores(List.of())).as(judge.toString()).isNotEmpty().allSatisfy(score ->
                    assertThat(score.value() == 0 || Double.isNaN(score.value())).isTrue());
        }
    }

    @Test
    void truthThatCannotBeScoredIsAnErrorAndNoNumber() {
        Sample scene = SCENES.get(0);
        float[] metres = new float[SIDE * SIDE];
        Arrays.fill(metres, Float.NaN);
        boolean[] counts = new boolean[metres.length];
        counts[7] = true;
        Sample nan = new Sample("nan", scene.photo(), new TrueDepth(SIDE, SIDE, metres, counts, .1, 10),
                new TrueNormals(SIDE, SIDE, new float[3 * metres.length]));
        KnowsTheTruth asker = new KnowsTheTruth(scene);
        assertThatThrownBy(() -> new DepthJudge(Integer.MAX_VALUE).judge(nan, 0, asker))
                .isInstanceOf(InputException.class).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new NormalJudge(NormalAngle.STABLE_NORMAL).judge(nan, 0, asker))
                .isInstanceOf(InputException.class).hasMessageContaining("no pixel has a normal that counts");
        assertThatThrownBy(() -> new PoseJudge(PoseJudge.People.WHOLE).judge(nan, 0, asker))
                .isInstanceOf(InputException.class).hasMessageContaining("nan: no TruePeople");
    }

    @Test
    void everyJudgeShowsPictures() {
        Sample scene = SCENES.get(2);
        for (Judge judge : List.of(new DepthJudge(Integer.MAX_VALUE),
                new NormalJudge(NormalAngle.STABLE_NORMAL), new SegmentJudge(SegmentJudge.Masks.ONE, 0),
                new InstanceJudge(false, false), new InstanceJudge(true, false),
                new PoseJudge(PoseJudge.People.WHOLE))) {
            Verdict verdict = judge.judge(scene, 1, new KnowsTheTruth(scene)).orElseThrow();
            assertThat(Pictures.row(verdict.pictures().get(), 48).height()).isEqualTo(48);
        }
    }

    private static List<Score> scores(Judge judge) {
        return scores(judge, false);
    }

    private static List<Score> scores(Judge judge, boolean blind) {
        List<JsonNode> numbers = new ArrayList<>();
        for (Sample scene : SCENES) {
            KnowsTheTruth painter = new KnowsTheTruth(scene);
            Asker asker = blind ? (photo, questions) -> questions.stream()
                    .map(question -> painter.answer(question, black())).toList() : painter;
            Optional<Verdict> verdict = judge.judge(scene, Long.parseLong(scene.name()), asker);
            verdict.ifPresent(said -> numbers.add(said.numbers()));
        }
        assertThat(judge.examples()).extracting(Question::task).extracting(Task::name)
                .containsOnly(judge.task().name());
        return judge.scores(numbers);
    }

    private static float[] black() {
        float[] black = new float[3 * SIDE * SIDE];
        Arrays.fill(black, -1);
        return black;
    }

    private static double value(List<Score> scores, String id) {
        return scores.stream().filter(score -> score.measure().id().equals(id)).findFirst().orElseThrow()
                .value();
    }
}
