package org.diception.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void theTimeToGoCountsWhatThisRunHasDone() {
        Pace pace = new Pace(110, 200, 10, Duration.ofMinutes(10));
        assertThat(pace.left()).isEqualTo(Duration.ofMinutes(90));
        assertThat(pace.speed()).isEqualTo("1.0/min, 90 min left");
    }

    @Test
    void aFastRunIsCountedInSeconds() {
        assertThat(new Pace(20, 50, 20, Duration.ofSeconds(10)).speed()).isEqualTo("2.0/s, 15 s left");
        assertThat(new Pace(20, 500, 20, Duration.ofSeconds(10)).speed()).isEqualTo("2.0/s, 4 min left");
    }

    @Test
    void nothingIsClaimedBeforeTheFirstSample() {
        assertThat(new Pace(100, 200, 0, Duration.ofSeconds(3)).speed()).isEmpty();
        assertThat(new Pace(100, 200, 0, Duration.ZERO).left()).isZero();
    }
}
