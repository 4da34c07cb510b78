package org.diception.train;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Collectors;
import org.diception.InputException;

/**
 * Counts steps whose loss or gradient was not finite. One now and then is harmless, many say that the run has
 * gone astray.
 */
final class SkippedSteps {
    /** The last so many steps are looked at. */
    static final int WINDOW = 100;

    private final int limit;
    private final Deque<Long> recent = new ArrayDeque<>();
    private long total;

    /** @param limit of the last {@value #WINDOW} steps at most so many may be skipped */
    SkippedSteps(int limit) {
        this.limit = limit;
    }

    /**
     * One more.
     *
     * @param what was not finite, for the report
     * @throws InputException if there are too many
     */
    void add(long step, String what) {
        total++;
        recent.add(step);
        recent.removeIf(earlier -> earlier <= step - WINDOW);
        if (recent.size() > limit) {
            throw new InputException("step " + step + ": " + recent.size() + " of the last "
                    + Math.min(step, WINDOW) + " steps were skipped, at most " + limit + " may be: " + what
                    + "; lower the learning rates or the clipping norm, or go on in f32");
        }
    }

    long total() {
        return total;
    }

    /** For a checkpoint. */
    String state() {
        return total + ":" + recent.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    void restore(String state) {
        String[] parts = state.split(":", 2);
        total = Long.parseLong(parts[0]);
        recent.clear();
        Arrays.stream(parts[1].split(",")).filter(s -> !s.isEmpty()).map(Long::valueOf).forEach(recent::add);
    }
}
