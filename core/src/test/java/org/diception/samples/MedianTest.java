package org.diception.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diception.image.Planes;
import org.junit.jupiter.api.Test;

class MedianTest {
    private static Planes row(float... values) {
        return new Planes(1, 1, values.length, values);
    }

    @Test
    void itIsTheMiddleOfAnOddNumberAndAnOutlierDoesNotMoveIt() {
        Median median = Median.of(List.of(row(1, 5), row(2, 5), row(90, 5)));
        assertThat(median.middle().data()).containsExactly(2, 5);
        assertThat(median.deviation().data()).containsExactly(1, 0);
    }

    @Test
    void ofAnEvenNumberItIsTheMeanOfTheMiddleTwo() {
        Median median = Median.of(List.of(row(4), row(1), row(2), row(100)));
        assertThat(median.middle().data()).containsExactly(3);
        assertThat(median.deviation().data()).containsExactly(1.5f); // of 1, 2, 1, 97
    }
}
