package org.diception.train.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.diception.train.scenes.SceneClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSceneTest {
    private static final int SIDE = 32;
    private static final int FACTOR = 8;
    private static final int CELLS = (SIDE / FACTOR) * (SIDE / FACTOR);

    @Test
    void aSeedGivesTheSameSceneAgain() {
        TrainingScene first = TrainingScene.render(7, SIDE, FACTOR);
        TrainingScene again = TrainingScene.render(7, SIDE, FACTOR);
        assertThat(again.photo()).isEqualTo(first.photo());
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(again.cells()).usingRecursiveComparison().isEqualTo(first.cells());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void picturesLieInMinusOneToOneAndTheSharesOfACellSumToOne(long seed) {
        TrainingScene scene = TrainingScene.render(seed, SIDE, FACTOR);
        assertThat(scene.photo()).hasSize(3 * SIDE * SIDE).usingElementComparator(withinOne())
                .containsOnly(0);
        assertThat(scene.answer()).hasSize(3 * SIDE * SIDE).usingElementComparator(withinOne())
                .containsOnly(0);
        for (int cell = 0; cell < CELLS; cell++) {
            float sum = 0;
            for (int kind = 0; kind < SceneClasses.COUNT; kind++) {
                sum += scene.cells().classes()[kind * CELLS + cell];
            }
            assertThat(sum).isCloseTo(1, within(1e-4f));
            assertThat(scene.cells().fine()[cell]).as("disparity").isBetween(0f, 1.0001f);
        }
    }

    /** Every number from -1 to 1 counts as equal to 0. */
    private static java.util.Comparator<Float> withinOne() {
        return (a, b) -> Math.abs(a - b) <= 1 ? 0 : Float.compare(a, b);
    }
}
