package org.diception;

import java.util.Locale;

/**
 * In which order the network is fed the coordinates of a point. Users always say x, then y; what the weights
 * expect is a property of the weights, and the two official scripts contradict each other (
 * {@code inference.py} feeds x, y; {@code dataset/dataset.py} feeds y, x).
 */
public enum PointOrder {
    /** Column first, as {@code inference.py} of the authors feeds it. */
    X_Y,
    /** Row first, as the collator of the authors' {@code batch_inference.py} feeds it. */
    Y_X;

    /** Parses {@code x-y} or {@code y-x}. */
    public static PointOrder parse(String name) {
        for (PointOrder order : values()) {
            if (order.toString().equals(name.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return order;
            }
        }
        throw new UsageException("unknown point order '" + name + "'; known: x-y, y-x");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
