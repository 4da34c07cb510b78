package org.diception.train;

import org.diception.UsageException;
import org.diception.train.optim.RateSchedule;

/**
 * How a step is made.
 *
 * @param batch samples of a step
 * @param parts a process takes its batch in so many equal parts, whose gradients are added up: less memory,
 *     the same step
 * @param recompute whether blocks are computed again on the way back: {@link Recomputing}
 * @param maxGradientNorm gradients beyond it are scaled down
 * @param skipLimit of the last hundred steps at most so many may be skipped, {@link SkippedSteps}
 */
public record StepSettings(
        int batch, int parts, boolean recompute, LossSettings loss, RateSchedule rates,
        double maxGradientNorm, int skipLimit) {
    public StepSettings {
        if (batch < 1 || parts < 1 || batch % parts != 0) {
            throw new IllegalArgumentException(
                    "a batch of " + batch + " samples cannot be taken in " + parts + " equal parts");
        }
        if (!(maxGradientNorm > 0)) {
            throw new IllegalArgumentException(
                    "the largest norm of gradients is " + maxGradientNorm + ", must be positive");
        }
    }

    /**
     * Samples that are computed together.
     *
     * @throws UsageException if so many processes cannot take equal parts of the batch
     */
    public int atOnce(int processes) {
        if (batch % (processes * parts) != 0) {
            throw new UsageException("a batch of " + batch + " samples cannot be taken by " + processes
                    + " processes in " + parts + " equal parts each; change 'batch' or 'accumulate'");
        }
        return batch / (processes * parts);
    }
}
