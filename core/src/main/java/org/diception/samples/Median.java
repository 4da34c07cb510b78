package org.diception.samples;

import java.util.Arrays;
import java.util.List;
import org.diception.image.Planes;

/**
 * The median of samples, number by number; of an even count the mean of the middle two.
 *
 * @param middle (C, h, w)
 * @param deviation (C, h, w), the median distance of the samples from the middle (MAD), not scaled to a
 *     standard deviation
 */
public record Median(Planes middle, Planes deviation) {
    /** @param samples at least one, all of the same shape */
    public static Median of(List<Planes> samples) {
        Planes first = samples.get(0);
        int count = first.data().length;
        float[] middle = new float[count];
        float[] deviation = new float[count];
        float[] values = new float[samples.size()];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < values.length; k++) {
                values[k] = samples.get(k).data()[i];
            }
            middle[i] = middle(values);
            for (int k = 0; k < values.length; k++) {
                values[k] = Math.abs(values[k] - middle[i]);
            }
            deviation[i] = middle(values);
        }
        return new Median(like(first, middle), like(first, deviation));
    }

    private static float middle(float[] values) {
        Arrays.sort(values);
        int upper = values.length / 2;
        return values.length % 2 == 1 ? values[upper] : (values[upper - 1] + values[upper]) / 2;
    }

    private static Planes like(Planes shape, float[] data) {
        return new Planes(shape.channels(), shape.height(), shape.width(), data);
    }
}
