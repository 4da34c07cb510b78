package org.diception.train.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LensTest {
    private static final int SIZE = 64;

    private static float[] dot() {
        float[] light = new float[3 * SIZE * SIZE];
        light[32 * SIZE + 32] = 1;
        return light;
    }

    private static float[] at(double disparity) {
        float[] plane = new float[SIZE * SIZE];
        Arrays.fill(plane, (float) disparity);
        return plane;
    }

    @Test
    void whatIsInFocusStaysSharp() {
        float[] seen = Lens.focused(2, .03).blur(dot(), at(.5), SIZE);
        assertThat(seen[32 * SIZE + 32]).isEqualTo(1, within(.2f));
        assertThat(seen[32 * SIZE + 35]).isZero();
    }

    @Test
    void whatIsFarBehindIsSpreadOut() {
        float[] seen = Lens.focused(2, .03).blur(dot(), at(0), SIZE);
        assertThat(seen[32 * SIZE + 32]).isLessThan(.2f);
        assertThat(seen[32 * SIZE + 33]).isGreaterThan(0);
        double sum = 0;
        for (float v : seen) {
            sum += v;
        }
        assertThat(sum).isEqualTo(1, within(1e-3));
    }

    @Test
    void evenLightStaysEven() {
        float[] light = new float[3 * SIZE * SIZE];
        Arrays.fill(light, .7f);
        float[] disparity = new float[SIZE * SIZE];
        for (int i = 0; i < disparity.length; i++) {
            disparity[i] = (float) (i % 7) / 5;
        }
        for (float v : Lens.focused(1, .03).blur(light, disparity, SIZE)) {
            assertThat(v).isEqualTo(.7f, within(1e-5f));
        }
    }
}
