package org.diception.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
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
    void recallCountsTheInstancesThatSomeMaskFinds() {
        Recall recall = new Recall(.5);
        boolean[] first = {true, true, false, false};
        boolean[] second = {false, false, true, true};
        recall.add(List.of(first, second), List.of(new boolean[] {true, true, true, false}));
        assertThat(recall.value()).isEqualTo(.5);
    }
}
