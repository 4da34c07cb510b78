package org.diception.train.optim;

/**
 * How high the learning rates are at a step, as a share of their full height.
 *
 * @param steps optimiser steps of the whole run
 * @param warmUp steps over which the rates rise from 0
 * @param shape how they fall
 * @param decayShare share of the steps, at the end, over which they fall
 * @param end the share of their height that they fall to
 */
public record RateSchedule(long steps, int warmUp, Shape shape, double decayShare, double end) {
    /** How rates fall. */
    public enum Shape {
        /** Not at all. */
        CONSTANT,
        /** Along a line. */
        LINEAR,
        /** Along half a cosine: slowly at first and at the end. */
        COSINE
    }

    public RateSchedule {
        if (steps < 1 || warmUp < 0) {
            throw new IllegalArgumentException(
                    steps + " steps and " + warmUp + " of them to warm up; at least 1 and 0 are needed");
        }
        if (!(decayShare >= 0 && decayShare <= 1 && end >= 0 && end <= 1)) {
            throw new IllegalArgumentException(
                    "decay share " + decayShare + " and end " + end + " must lie in [0, 1]");
        }
    }

    /** The same rate all the time. */
    public static RateSchedule constant(long steps, int warmUp) {
        return new RateSchedule(steps, warmUp, Shape.CONSTANT, 0, 1);
    }

    /** The height at a step (from 1), in [0, 1]. */
    public double height(long step) {
        double rise = warmUp == 0 ? 1 : Math.min(1, (double) step / warmUp);
        double decaySteps = steps * decayShare;
        double left = decaySteps == 0 ? 1 : Math.min(1, (steps - step) / decaySteps);
        return rise * switch (shape) {
            case CONSTANT -> 1;
            case LINEAR -> end + (1 - end) * left;
            case COSINE -> end + (1 - end) * (1 - Math.cos(Math.PI * left)) / 2;
        };
    }
}
