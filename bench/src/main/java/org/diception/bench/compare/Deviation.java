package org.diception.bench.compare;

/**
 * How far one array lies from another.
 *
 * @param largest difference of any number
 * @param relative root of the mean squared difference, as a share of the reference's own
 */
record Deviation(double largest, double relative) {
    static Deviation of(float[] values, float[] reference) {
        if (values.length != reference.length) {
            throw new IllegalArgumentException(
                    values.length + " numbers against " + reference.length + " of the reference");
        }
        double largest = 0;
        double squares = 0;
        double own = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - (double) reference[i];
            largest = Double.isNaN(difference) ? Double.NaN : Math.max(largest, Math.abs(difference));
            squares += difference * difference;
            own += reference[i] * (double) reference[i];
        }
        return new Deviation(largest, Math.sqrt(squares / own));
    }
}
