package org.diception.train;

/**
 * What one step came to.
 *
 * @param step from 1
 * @param losses means over the step's batch
 * @param gradientNorm before clipping
 * @param rateHeight of the learning rates, as a share of their full height
 * @param skippedSteps so far
 */
public record StepReport(
        long step, Losses losses, double gradientNorm, double rateHeight, long skippedSteps) {}
