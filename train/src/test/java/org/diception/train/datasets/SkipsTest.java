package org.diception.train.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.diception.InputException;
import org.junit.jupiter.api.Test;

class SkipsTest {
    @Test
    void aBrokenSampleIsCountedAndNamedAndSkipped() {
        Skips skips = new Skips("NYUv2", 2);
        assertThat(skips.attempt("a.png", () -> 1)).contains(1);
        assertThat(skips.attempt("b.png", SkipsTest::broken)).isEmpty();
        assertThat(skips.attempt("b.png", SkipsTest::broken)).as("the same one again").isEmpty();
        assertThat(skips.count()).isEqualTo(1);
        assertThat(skips.lines()).containsExactly("b.png: b.png: no such file");
    }

    @Test
    void oneTooManyFailsTheRunWithTheirNumber() {
        Skips skips = new Skips("NYUv2", 1);
        skips.attempt("a.png", SkipsTest::broken);
        assertThatThrownBy(() -> skips.attempt("c.png", SkipsTest::broken))
                .isInstanceOf(InputException.class)
                .hasMessage("NYUv2: 2 samples cannot be used, at most 1 may be skipped; the last one is"
                        + " c.png: b.png: no such file");
    }

    @Test
    void whatIsNoFaultOfTheFilesIsNotSkipped() {
        assertThatThrownBy(() -> new Skips("NYUv2", 9).attempt("a", () -> {
            throw new IllegalStateException("a bug");
        })).isInstanceOf(IllegalStateException.class);
    }

    private static int broken() {
        throw new InputException("b.png: no such file");
    }
}
