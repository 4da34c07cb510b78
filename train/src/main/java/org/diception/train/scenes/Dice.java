package org.diception.train.scenes;

import java.util.List;

/**
 * The only source of chance in a scene: SplitMix64, written out so that a seed means the same scene under
 * every Java. One thread at a time.
 */
final class Dice {
    private long state;

    Dice(long seed) {
        state = seed * 0x9E3779B97F4A7C15L ^ 0x5DEECE66D1CE4E5BL;
    }

    /** An independent stream, so that one part may draw more without moving the others. */
    Dice split() {
        return new Dice(next());
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 up to, not including, 1. */
    double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** An angle all around, radians. */
    double angle() {
        return uniform(0, 2 * Math.PI);
    }

    /** From low to high, both included. */
    int between(int low, int high) {
        return low + (int) (uniform() * (high - low + 1));
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** −1 or 1. */
    int sign() {
        return chance(.5) ? 1 : -1;
    }

    /** Mean 0, variance 1, the sum of four uniform numbers of 16 bits: bell enough for looks, and cheap. */
    double bell() {
        long bits = next();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65535.0 - 2) * 1.7320508075688772;
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[between(0, choices.length - 1)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    /** An index, drawn in proportion to its weight. */
    int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = uniform() * total;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
