package org.diception.train.metrics;

import java.util.List;

/**
 * The median of very many numbers in two passes, without a copy or an order: of floats that are not negative
 * the bits count up as the numbers do, so the upper half of the bits is searched first and then the lower.
 */
final class Median {
    private static final int HALF = 16;

    private Median() {
    }

    /** The mean of the middle two where their number is even; NaN without numbers. */
    static double of(List<float[]> parts) {
        long count = parts.stream().mapToLong(part -> part.length).sum();
        if (count == 0) {
            return Double.NaN;
        }
        double upper = ranked(parts, count / 2);
        return count % 2 == 1 ? upper : (ranked(parts, count / 2 - 1) + upper) / 2;
    }

    /** The number that so many are before. */
    private static float ranked(List<float[]> parts, long rank) {
        long[] bins = new long[1 << HALF];
        for (float[] part : parts) {
            for (float value : part) {
                bins[Float.floatToRawIntBits(value) >>> HALF]++;
            }
        }
        long left = rank;
        int high = 0;
        while (left >= bins[high]) {
            left -= bins[high++];
        }
        bins = new long[1 << HALF];
        for (float[] part : parts) {
            for (float value : part) {
                int bits = Float.floatToRawIntBits(value);
                if (bits >>> HALF == high) {
                    bins[bits & (1 << HALF) - 1]++;
                }
            }
        }
        int low = 0;
        while (left >= bins[low]) {
            left -= bins[low++];
        }
        return Float.intBitsToFloat(high << HALF | low);
    }
}
