package org.diception.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;
import org.junit.jupiter.api.Test;

class ColourClustersTest {
    @Test
    void whatWasPaintedIsTakenApartAgain() {
        for (int seed = 0; seed < 10; seed++) {
            RenderedScene scene = Renderer.render(seed, 64, SceneStyle.VARIED);
            List<boolean[]> truths = Examples.instances(scene, .005).stream()
                    .map(id -> Examples.mask(scene, id)).toList();
            float[] answer = Examples.entity(scene, new Random(seed)).answer();
            Random noise = new Random(1);
            for (int i = 0; i < answer.length; i++) {
                answer[i] += (float) (.05 * noise.nextGaussian());
            }
            Recall recall = new Recall(.75);
            recall.add(truths, ColourClusters.read(answer, 64));
            assertThat(recall.value()).as("scene " + seed).isIn(1.0, Double.NaN);
        }
    }

    @Test
    void aBlackPictureHoldsNothing() {
        float[] black = new float[3 * 64];
        java.util.Arrays.fill(black, -1);
        assertThat(ColourClusters.read(black, 8)).isEmpty();
    }

    @Test
    void coloursBeyondAllBoundsAreThoseOfTheBounds() {
        float[] answer = new float[3 * 64];
        java.util.Arrays.fill(answer, 0, 64, 40);
        java.util.Arrays.fill(answer, 64, 128, -9);
        java.util.Arrays.fill(answer, 128, 192, Float.NaN);
        assertThat(ColourClusters.read(answer, 8)).hasSize(1)
                .allSatisfy(mask -> assertThat(mask).doesNotContain(false));
    }

    @Test
    void twoPartsOfOneColourAreThereTogetherAndApart() {
        float[] answer = new float[3 * 64];
        java.util.Arrays.fill(answer, -1);
        answer[9] = 1;
        answer[10] = 1;
        answer[50] = 1;
        List<boolean[]> masks = ColourClusters.read(answer, 8);
        assertThat(masks).hasSize(3);
        assertThat(masks.get(0)[9] && masks.get(0)[50]).isTrue();
        assertThat(masks.get(1)[50]).isFalse();
        assertThat(masks.get(2)[50]).isTrue();
    }
}
