package org.diception.lora;

import org.diception.UsageException;

/**
 * The settings of a LoRA.
 *
 * @param rank r, the inner width of A and B
 * @param alpha what B A is multiplied by, times r; with alpha = rank the addition is B A itself
 * @param targets the layers that get one
 */
public record LoraConfig(int rank, double alpha, LoraTargets targets) {
    public LoraConfig {
        if (rank < 1) {
            throw new UsageException("rank " + rank + " of a LoRA must be at least 1");
        }
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new UsageException("alpha " + alpha + " of a LoRA must be a positive number");
        }
    }

    /** alpha / r. */
    public double scale() {
        return alpha / rank;
    }
}
