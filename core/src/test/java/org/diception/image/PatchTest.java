package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.diception.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchTest {
    private static Patch patch() {
        Random random = new Random(3);
        float[] data = new float[5 * 7];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat();
        }
        return new Patch(23, 17, 4, 9, new Planes(1, 5, 7, data));
    }

    @ParameterizedTest
    @CsvSource({"23,17", "64,31", "9,40", "5,4", "1,1"})
    void aPatchIsResizedAsTheWholePlaneWouldBe(int width, int height) {
        Patch patch = patch();
        Planes whole = Resample.resize(patch.whole(), width, height, Filter.BILINEAR);
        Planes resized = patch.resize(width, height, Filter.BILINEAR).whole();
        assertThat(resized.width()).isEqualTo(width);
        assertThat(resized.height()).isEqualTo(height);
        assertThat(resized.data()).containsExactly(whole.data(), within(1e-6f));
    }

    @Test
    void aPatchKnowsWhatLiesAroundIt() {
        Patch patch = patch();
        assertThat(patch.at(4, 9)).isEqualTo(patch.part().data()[0]);
        assertThat(patch.at(10, 13)).isEqualTo(patch.part().data()[34]);
        assertThat(patch.at(3, 9)).isZero();
        assertThat(patch.at(11, 13)).isZero();
        assertThat(patch.at(4, 14)).isZero();
    }

    @Test
    void aPatchThatSticksOutIsRefused() {
        assertThatThrownBy(() -> new Patch(10, 10, 8, 0, new Planes(1, 1, 3, new float[3])))
                .isInstanceOf(InputException.class).hasMessageContaining("10x10");
    }
}
