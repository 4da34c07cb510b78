package org.diception.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {
    @Test
    void threadsThatBeganMeanwhileCountInFullAndThoseThatEndedDoNot() {
        var before = new ProcessorTime(Map.of("1", 1_000_000_000L, "2", 5_000_000_000L));
        var after = new ProcessorTime(Map.of("1", 1_500_000_000L, "3", 250_000_000L));
        assertThat(after.since(before)).isEqualTo(.75);
    }

    @Test
    void workTakesProcessorTime() {
        ProcessorTime before = ProcessorTime.now();
        double sum = 0;
        for (int i = 1; i < 3_000_000; i++) {
            sum += Math.sqrt(i);
        }
        assertThat(sum).isPositive();
        assertThat(ProcessorTime.now().since(before)).isPositive();
    }
}
