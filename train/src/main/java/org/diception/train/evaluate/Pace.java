package org.diception.train.evaluate;

import java.time.Duration;
import java.util.Locale;
import org.diception.train.run.Durations;

/**
 * How fast a run is and when it will be done, from what it has done itself: what an earlier run had done does
 * not count. Immutable.
 *
 * @param done pieces of work done, by whomever
 * @param total pieces of work
 * @param doneHere pieces done by this run
 * @param spent time of this run
 */
public record Pace(int done, int total, int doneHere, Duration spent) {
    /** Pieces a second; 0 before the first one is done. */
    public double rate() {
        return spent.toMillis() == 0 ? 0 : doneHere * 1e3 / spent.toMillis();
    }

    /** Time to go; zero where nothing is left, and before the first piece is done. */
    public Duration left() {
        return rate() > 0 ? Duration.ofMillis(Math.round(1e3 * (total - done) / rate())) : Duration.ZERO;
    }

    /** {@code 3.1/min, 2 h 10 min left}; empty before the first piece is done. */
    public String speed() {
        double rate = rate();
        if (!(rate > 0)) {
            return "";
        }
        String each = rate >= 1 ? String.format(Locale.ROOT, "%.1f/s", rate)
                : String.format(Locale.ROOT, "%.1f/min", 60 * rate);
        return each + ", " + Durations.text(left().toMillis() / 1e3) + " left";
    }
}
