package org.diception.train.run;

import java.util.Locale;

/** Lengths of time for people. */
public final class Durations {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;

    private Durations() {}

    /** In the largest unit of which there are at least two: {@code 90 s}, {@code 27 min}, {@code 5.2 h}. */
    public static String text(double seconds) {
        if (seconds < 2 * MINUTE) {
            return Math.round(seconds) + " s";
        }
        if (seconds < 2 * HOUR) {
            return Math.round(seconds / MINUTE) + " min";
        }
        return seconds < 2 * DAY
                ? String.format(Locale.ROOT, "%.1f h", seconds / HOUR)
                : String.format(Locale.ROOT, "%.1f days", seconds / DAY);
    }
}
