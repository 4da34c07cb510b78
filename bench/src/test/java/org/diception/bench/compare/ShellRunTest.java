package org.diception.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.diception.InputException;
import org.junit.jupiter.api.Test;

class ShellRunTest {
    @Test
    void aProgramIsMeasuredFromStartToEnd() {
        Took took = ShellRun.of(new ProcessBuilder("sleep", "0.1"));
        assertThat(took.seconds()).isGreaterThan(.1);
        assertThat(took.peakBytes()).isPositive();
    }

    @Test
    void aProgramThatFailsIsAnErrorAndNoMeasurement() {
        assertThatThrownBy(() -> ShellRun.of(new ProcessBuilder("sh", "-c", "exit 3")))
                .isInstanceOf(InputException.class).hasMessage("sh -c exit 3: ended with 3");
    }
}
