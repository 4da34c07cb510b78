package org.diception.pipeline;

import org.diception.UsageException;
import org.diception.model.PointEncoder;

/**
 * The network's five slots for points, used or empty, in the order that the weights expect.
 *
 * @param coordinates five pairs in [0, 1]; empty slots are (0, 0)
 * @param labels five times 1 for a point, 0 for an empty slot
 */
public record PointSlots(float[] coordinates, float[] labels) {
    public PointSlots {
        if (coordinates.length != 2 * PointEncoder.SLOTS || labels.length != PointEncoder.SLOTS) {
            throw new UsageException(labels.length + " labels for " + coordinates.length / 2
                    + " points given, the model has " + PointEncoder.SLOTS + " slots");
        }
    }

    /** Pairs of coordinates, first come first, the other slots empty. */
    public static PointSlots of(float[]... pairs) {
        if (pairs.length > PointEncoder.SLOTS) {
            throw new UsageException(pairs.length + " points given, the model takes " + PointEncoder.SLOTS);
        }
        float[] coordinates = new float[2 * PointEncoder.SLOTS];
        float[] labels = new float[PointEncoder.SLOTS];
        for (int i = 0; i < pairs.length; i++) {
            coordinates[2 * i] = pairs[i][0];
            coordinates[2 * i + 1] = pairs[i][1];
            labels[i] = 1;
        }
        return new PointSlots(coordinates, labels);
    }
}
