package org.diception.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeviationTest {
    @Test
    void equalArraysDoNotDeviate() {
        float[] values = {1, -2, 3};
        assertThat(Deviation.of(values, values.clone())).isEqualTo(new Deviation(0, 0));
    }

    @Test
    void theRelativeOneIsAShareOfTheReference() {
        Deviation deviation = Deviation.of(new float[] {3, 4.5f}, new float[] {3, 4});
        assertThat(deviation.largest()).isEqualTo(.5);
        assertThat(deviation.relative()).isCloseTo(.1, within(1e-12));
    }

    @Test
    void notANumberIsNotHidden() {
        Deviation deviation = Deviation.of(new float[] {Float.NaN, 1}, new float[] {1, 1});
        assertThat(deviation.largest()).isNaN();
        assertThat(deviation.relative()).isNaN();
    }

    @Test
    void arraysOfTwoLengthsAreRefused() {
        assertThatThrownBy(() -> Deviation.of(new float[1], new float[2]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 numbers against 2");
    }
}
