package org.diception.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class MeanDirectionTest {
    private static Planes vector(double x, double y, double z) {
        return new Planes(3, 1, 1, new float[] {(float) x, (float) y, (float) z});
    }

    @Test
    void ofTwoItLiesHalfWayAndHasLengthOne() {
        MeanDirection mean = MeanDirection.of(List.of(vector(0, 0, 1), vector(1, 0, 0)));
        assertThat(mean.mean().data()).containsExactly(
                new float[] {(float) Math.sqrt(0.5), 0, (float) Math.sqrt(0.5)}, within(1e-6f));
        assertThat(mean.degrees().data()[0]).isEqualTo(45, within(1e-4f));
        assertThat(mean.cosine()).isEqualTo(Math.sqrt(0.5), within(1e-6));
    }

    @Test
    void samplesThatCancelEachOtherFaceTheViewer() {
        MeanDirection mean = MeanDirection.of(List.of(vector(1, 0, 0), vector(-1, 0, 0)));
        assertThat(mean.mean().data()).containsExactly(0, 0, 1);
        assertThat(mean.degrees().data()[0]).isEqualTo(90, within(1e-4f));
    }
}
