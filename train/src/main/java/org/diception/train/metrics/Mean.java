package org.diception.train.metrics;

/** A running mean; NaN while nothing was added. */
final class Mean {
    private double sum;
    private int count;

    void add(double value) {
        sum += value;
        count++;
    }

    double value() {
        return sum / count;
    }
}
