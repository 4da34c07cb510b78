package org.diception.server.work;

import java.util.OptionalDouble;

/**
 * How far an answer has come.
 *
 * @param running whether the device works on it; it waits before
 * @param step denoising steps that are done, of one pass through the network
 * @param steps of one pass; 0 before the first step
 * @param secondsLeft estimated from the steps so far, for one sample
 */
public record Standing(boolean running, int step, int steps, OptionalDouble secondsLeft) {
    /** Before its turn. */
    public static final Standing WAITING = new Standing(false, 0, 0, OptionalDouble.empty());
    /** Its turn has come. */
    static final Standing STARTED = new Standing(true, 0, 0, OptionalDouble.empty());

    static Standing after(int step, int steps, double seconds, int samples) {
        OptionalDouble left = samples == 1
                ? OptionalDouble.of(seconds / step * (steps - step)) : OptionalDouble.empty();
        return new Standing(true, step, steps, left);
    }
}
