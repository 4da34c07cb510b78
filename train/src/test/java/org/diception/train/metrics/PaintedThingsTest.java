package org.diception.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.diception.train.scenes.Examples;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;
import org.junit.jupiter.api.Test;

class PaintedThingsTest {
    @Test
    void whatWasPaintedIsTakenApartAgain() {
        int side = 128;
        for (int seed = 0; seed < 6; seed++) {
            RenderedScene scene = Renderer.render(seed, side, SceneStyle.VARIED);
            List<boolean[]> truths = Examples.instances(scene, .005).stream()
                    .map(id -> Examples.mask(scene, id)).toList();
            float[] answer = Examples.entity(scene, new Random(seed)).answer();
            Random noise = new Random(1);
            for (int i = 0; i < answer.length; i++) {
                answer[i] += (float) (.05 * noise.nextGaussian());
            }
            Recall recall = new Recall(.5);
            recall.add(truths, PaintedThings.masks(answer, side));
            assertThat(recall.value()).as("scene " + seed).isIn(1.0, Double.NaN);
        }
    }

    @Test
    void aBlackPictureHoldsNothing() {
        float[] black = new float[3 * 64];
        java.util.Arrays.fill(black, -1);
        assertThat(PaintedThings.masks(black, 8)).isEmpty();
    }

    @Test
    void coloursBeyondAllBoundsAreThoseOfTheBounds() {
        float[] answer = new float[3 * 64];
        java.util.Arrays.fill(answer, 0, 64, 40);
        java.util.Arrays.fill(answer, 64, 128, -9);
        java.util.Arrays.fill(answer, 128, 192, Float.NaN);
        assertThat(PaintedThings.masks(answer, 8)).hasSize(1)
                .allSatisfy(mask -> assertThat(mask).doesNotContain(false));
    }
}
