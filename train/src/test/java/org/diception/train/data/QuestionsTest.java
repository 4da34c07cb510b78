package org.diception.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.diception.Point;
import org.diception.image.RgbImage;
import org.diception.readout.CocoRle;
import org.diception.text.PromptSet;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.SyntheticScenes;
import org.diception.train.datasets.TrueDepth;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.datasets.TruePicture;
import org.diception.train.scenes.Example;
import org.diception.train.scenes.SceneStyle;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final Questions ALL = new Questions(Set.of(), 2, 2, .005);

    @Test
    void aSceneIsAskedEverythingThatIsKnownAboutIt() {
        Sample scene = new SyntheticScenes(3, 40, 48, SceneStyle.PLAIN).sample(7);
        List<Example> examples = ALL.of(scene, new Random(1));
        assertThat(examples.stream().map(example -> TaskMix.task(example.prompt()))).contains(
                PromptSet.DEPTH, PromptSet.NORMAL, PromptSet.ENTITY, PromptSet.SEGMENTATION,
                PromptSet.SEMANTIC);
        assertThat(examples).allSatisfy(example -> {
            assertThat(example.answer()).hasSize(3 * 48 * 48);
            for (float value : example.answer()) {
                assertThat(value).isBetween(-1f, 1f);
            }
        });
        assertThat(examples.stream().filter(example -> example.prompt().equals(PromptSet.SEGMENTATION)))
                .hasSizeLessThanOrEqualTo(2)
                .allSatisfy(example -> assertThat(example.points().length).isBetween(2, 10));
    }

    @Test
    void theSameSeedAsksTheSame() {
        Sample scene = new SyntheticScenes(3, 40, 48, SceneStyle.PLAIN).sample(7);
        List<Example> first = ALL.of(scene, new Random(1));
        assertThat(ALL.of(scene, new Random(1))).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void onlyWhatIsWantedIsAsked() {
        Sample scene = new SyntheticScenes(3, 40, 48, SceneStyle.PLAIN).sample(7);
        Questions segments = new Questions(Set.of(PromptSet.SEGMENTATION), 3, 3, .005);
        assertThat(segments.of(scene, new Random(1))).isNotEmpty()
                .allMatch(example -> example.prompt().equals(PromptSet.SEGMENTATION));
    }

    @Test
    void depthThatWasNotMeasuredIsBlackAndDoesNotStretchTheRest() {
        TrueDepth depth = new TrueDepth(4, 1, new float[] {1, 2, 0, Float.POSITIVE_INFINITY},
                new boolean[] {true, true, false, false}, 0, 10);
        Example example = ALL.of(new Sample("x", RgbImage.black(4, 1), depth), new Random(1)).get(0);
        assertThat(Arrays.copyOf(example.answer(), 4)).containsExactly(1, 0, -1, -1);
    }

    @Test
    void smallThingsLieOverLargeOnesAndCrowdsAreNotAskedFor() {
        boolean[] wall = {true, true, true, true, true, true, false, false};
        boolean[] window = {false, true, false, false, false, false, false, false};
        boolean[] crowd = {false, false, false, false, false, false, true, true};
        TrueInstances things = new TrueInstances(8, 1, List.of(
                TrueInstances.Instance.of(CocoRle.encode(window, 8), "cup"),
                TrueInstances.Instance.of(CocoRle.encode(wall, 8), "bed"),
                new TrueInstances.Instance(CocoRle.encode(crowd, 8), "person", 2, true)));
        List<Example> examples = ALL.of(new Sample("x", RgbImage.black(8, 1), things), new Random(1));
        float[] entity = examples.get(0).answer();
        assertThat(new float[] {entity[1], entity[9], entity[17]})
                .isNotEqualTo(new float[] {entity[0], entity[8], entity[16]});
        assertThat(new float[] {entity[7], entity[15], entity[23]}).containsOnly(-1);
        assertThat(examples.stream().map(Example::prompt)).contains("[[image2semantic]] cup",
                "[[image2semantic]] bed").doesNotContain("[[image2semantic]] person");
    }

    @Test
    void aPictureIsItsOwnAnswerWithItsClicksAsShares() {
        RgbImage white = RgbImage.black(4, 2);
        Arrays.fill(white.rgb(), (byte) 255);
        TruePicture truth = new TruePicture(white, "[[image2shadow]]", List.of(Point.at(1, 2)));
        Example example = ALL.of(new Sample("x", RgbImage.black(4, 2), truth), new Random(1)).get(0);
        assertThat(example.prompt()).isEqualTo("[[image2shadow]]");
        assertThat(example.points()).containsExactly(.25f, 1);
        assertThat(example.answer()).containsOnly(1);
    }
}
