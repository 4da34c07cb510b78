package org.diception.train;

import org.diception.Precision;

/**
 * How to train.
 *
 * @param steps optimiser steps of the whole run
 * @param photoSteps so many of them, at the beginning, are about the photo's tokens alone: without noise
 *     tokens a step takes half the time, and what is learnt about photos stays
 * @param batch samples of a step
 * @param matrixRate learning rate of Muon, for the matrices of the image stream
 * @param rate learning rate of AdamW, for everything else
 * @param warmUp steps over which the rates rise from 0
 * @param decayShare share of the steps, at the end, over which the rates fall linearly to a twentieth
 * @param pureNoiseShare share of the samples at sigma 1; the others are spread by a logit-normal density
 * @param promptDropout share of the samples with the empty prompt and zero point tokens, for guidance
 * @param photoTokenWeight weight of the loss on the photo's tokens
 * @param emaDecay of the averaged weights
 * @param maxGradientNorm gradients beyond it are scaled down
 * @param precision of the computation; the weights are float32
 */
public record TrainSettings(
        long steps, long photoSteps, int batch, double matrixRate, double rate, int warmUp, double decayShare,
        double pureNoiseShare, double promptDropout, double photoTokenWeight, double emaDecay,
        double maxGradientNorm, Precision precision, long seed) {
    /** What the rates end at, as a share of their height. */
    private static final double FINAL_SHARE = 0.05;

    public TrainSettings {
        if (steps < 1 || batch < 1 || warmUp < 0) {
            throw new IllegalArgumentException(
                    "steps " + steps + " and batch " + batch + " must be at least 1");
        }
        if (photoSteps < 0 || photoSteps > steps) {
            throw new IllegalArgumentException(
                    photoSteps + " steps about photos alone of " + steps + " steps in all");
        }
        requireShare("decay share", decayShare);
        requireShare("share of pure noise", pureNoiseShare);
        requireShare("prompt dropout", promptDropout);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", must lie in [0, 1]");
        }
    }

    /** The height of the learning rates at a step (from 1), as a share of their full height. */
    double rateShare(long step) {
        double rise = warmUp == 0 ? 1 : Math.min(1, (double) step / warmUp);
        double decaySteps = steps * decayShare;
        double left = decaySteps == 0 ? 1 : Math.min(1, (steps - step) / decaySteps);
        return rise * (FINAL_SHARE + (1 - FINAL_SHARE) * left);
    }
}
