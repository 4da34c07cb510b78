package org.diception.golden;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The place where two lists of numbers differ most. Where only one of them is not a number, it is infinitely
 * far off.
 *
 * @param worst absolute difference, 0 for empty lists
 */
public record Deviation(double worst, int index, float actual, float expected) {
    public static Deviation between(float[] actual, float[] expected) {
        assertThat(actual).as("as many numbers as the reference has").hasSameSizeAs(expected);
        Deviation worst = new Deviation(0, 0, Float.NaN, Float.NaN);
        for (int i = 0; i < actual.length; i++) {
            double difference = difference(actual[i], expected[i]);
            if (difference > worst.worst) {
                worst = new Deviation(difference, i, actual[i], expected[i]);
            }
        }
        return worst;
    }

    private static double difference(float actual, float expected) {
        if (Float.compare(actual, expected) == 0) {
            return 0; // also for two infinities
        }
        double difference = Math.abs((double) actual - expected);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    @Override
    public String toString() {
        return worst + " at " + index + ": " + actual + " where the reference has " + expected;
    }
}
