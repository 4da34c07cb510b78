package org.diception.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
    @Test
    void depthIsPerfectWhateverTheScaleAndOffsetOfTheDisparity() {
        float[] truth = {1, .5f, .25f, .2f, 0};
        float[] prediction = {13, 8, 5.5f, 5, 99};
        DepthScore score = DepthScore.of(prediction, truth, .1, 10);
        assertThat(score.absRel()).isEqualTo(0, within(1e-5));
        assertThat(score.delta1()).isEqualTo(1);
    }

    @Test
    void aConstantDepthIsScoredAtTheMeanDisparity() {
        // depths 1 and 2 m, fitted disparity .75: depth 4/3 for both, errors 1/3 and 1/3, ratios 4/3 and 3/2
        DepthScore score = DepthScore.of(new float[] {7, 7}, new float[] {1, .5f}, .1, 10);
        assertThat(score.absRel()).isEqualTo(1 / 3.0, within(1e-6));
        assertThat(score.delta1()).isZero();
    }

    @Test
    void depthsOutsideTheRangeAndTheSkyAreNotScored() {
        float[] truth = {1, .5f, .25f, .01f, 20, 0};
        float[] prediction = {1, .5f, .25f, 5, -3, 8};
        assertThat(DepthScore.of(prediction, truth, .1, 10).absRel()).isEqualTo(0, within(1e-6));
    }

    @Test
    void anglesArePooledOverPhotos() {
        NormalScore score = new NormalScore();
        // planar predictions against interleaved truths: 0° and 90°, then 45° and a pixel of sky
        score.add(new float[] {0, 1, 0, 0, 5, 0}, new float[] {0, 0, 1, 0, 0, 1});
        score.add(new float[] {1, 9, 0, 9, 1, 9}, new float[] {0, 0, 1, 0, 0, 0});
        assertThat(score.mean()).isEqualTo(45, within(1e-4));
        assertThat(score.median()).isEqualTo(45, within(1e-4));
        assertThat(score.below(11.25)).isEqualTo(1 / 3.0);
        assertThat(score.below(50)).isEqualTo(2 / 3.0);
    }

    @Test
    void overlapIsIntersectionOverUnion() {
        boolean[] a = {true, true, false, false};
        boolean[] b = {false, true, true, false};
        assertThat(Overlap.iou(a, b)).isEqualTo(1 / 3.0);
        assertThat(Overlap.iou(new boolean[2], new boolean[2])).isEqualTo(1);
    }

    @Test
    void whiteIsTheMeanOfTheChannelsAndPaintedTheBrightestOne() {
        float[] answer = {1, -1, 0.1f, -1, 0.1f, -1};
        assertThat(Overlap.white(answer)).containsExactly(true, false);
        assertThat(Overlap.painted(new float[] {-1, -1, .2f, -1, -1, -.2f}, 0)).containsExactly(true, false);
    }

    @Test
    void distancesAreThoseOfTryingEveryPixel() {
        java.util.Random random = new java.util.Random(5);
        int width = 13;
        boolean[] mask = new boolean[width * 9];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextFloat() < .8;
        }
        double[] distances = DistanceTransform.squared(mask, width);
        for (int i = 0; i < mask.length; i++) {
            double least = mask[i] ? Double.MAX_VALUE : 0;
            for (int y = -1; y <= 9; y++) {
                for (int x = -1; x <= width; x++) {
                    boolean inside = x >= 0 && y >= 0 && x < width && y < 9 && mask[y * width + x];
                    int dx = x - i % width;
                    int dy = y - i / width;
                    least = inside ? least : Math.min(least, dx * dx + dy * dy);
                }
            }
            assertThat(distances[i]).isEqualTo(least);
        }
    }

    @Test
    void theClickIsTheFirstOfTheInnermostPixels() {
        boolean[] mask = new boolean[7 * 7];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % 7 >= 1 && i % 7 <= 4 && i / 7 >= 1 && i / 7 <= 5;
        }
        assertThat(DistanceTransform.innermost(mask, 7)).isEqualTo(2 * 7 + 2);
        boolean[] all = new boolean[9];
        Arrays.fill(all, true);
        assertThat(DistanceTransform.innermost(all, 3)).isEqualTo(4);
    }

    @Test
    void recallCountsTheInstancesThatSomeMaskFinds() {
        Recall recall = new Recall(.5);
        boolean[] first = {true, true, false, false};
        boolean[] second = {false, false, true, true};
        recall.add(List.of(first, second), List.of(new boolean[] {true, true, true, false}));
        assertThat(recall.value()).isEqualTo(.5);
    }
}
