package org.diception.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(Spread.of(9, 1, 4)).isEqualTo(new Spread(1, 4, 9));
    }

    @Test
    void ofAnEvenNumberItIsTheMeanOfTheMiddleTwo() {
        assertThat(Spread.of(9, 1, 4, 2).median()).isEqualTo(3);
    }

    @Test
    void oneMeasurementIsWrittenWithoutBrackets() {
        assertThat(Spread.of(4.216)).hasToString("4.22");
        assertThat(Spread.of(41.26, 39, 50)).hasToString("41.3 (39.0 to 50.0)");
    }

    @Test
    void nothingHasNoMedian() {
        assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
    }
}
