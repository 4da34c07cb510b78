package org.diception.train.metrics;

/**
 * Exact Euclidean distances to the edge of a mask (Felzenszwalb and Huttenlocher 2012: two passes of
 * parabolas).
 */
public final class DistanceTransform {
    private static final double FAR = 1e20;

    private DistanceTransform() {
    }

    /**
     * For each pixel the squared distance, in pixels, from its centre to that of the nearest pixel that is
     * not in the mask; everything outside the picture is not in it.
     *
     * @param mask (H, W)
     */
    public static double[] squared(boolean[] mask, int width) {
        int height = mask.length / width;
        int wide = width + 2;
        int high = height + 2;
        double[] field = new double[wide * high];
        for (int i = 0; i < mask.length; i++) {
            field[(i / width + 1) * wide + i % width + 1] = mask[i] ? FAR : 0;
        }
        for (int x = 0; x < wide; x++) {
            pass(field, x, wide, high);
        }
        for (int y = 0; y < high; y++) {
            pass(field, y * wide, 1, wide);
        }
        double[] distances = new double[mask.length];
        for (int i = 0; i < mask.length; i++) {
            distances[i] = field[(i / width + 1) * wide + i % width + 1];
        }
        return distances;
    }

    /** The pixel with the largest distance, the first one in reading order among equals. */
    static int farthest(double[] distances) {
        int best = 0;
        for (int i = 1; i < distances.length; i++) {
            best = distances[i] > distances[best] ? i : best;
        }
        return best;
    }

    /** The lower envelope of one parabola per place along a line. */
    private static void pass(double[] field, int start, int step, int length) {
        double[] values = new double[length];
        int[] apex = new int[length];
        double[] from = new double[length + 1];
        int last = 0;
        for (int q = 0; q < length; q++) {
            values[q] = field[start + q * step];
        }
        from[0] = Double.NEGATIVE_INFINITY;
        from[1] = Double.POSITIVE_INFINITY;
        for (int q = 1; q < length; q++) {
            double crossing = crossing(values, q, apex[last]);
            while (crossing <= from[last]) {
                crossing = crossing(values, q, apex[--last]);
            }
            apex[++last] = q;
            from[last] = crossing;
            from[last + 1] = Double.POSITIVE_INFINITY;
        }
        int at = 0;
        for (int q = 0; q < length; q++) {
            while (from[at + 1] < q) {
                at++;
            }
            double offset = q - apex[at];
            field[start + q * step] = offset * offset + values[apex[at]];
        }
    }

    private static double crossing(double[] values, int q, int p) {
        return (values[q] + (double) q * q - values[p] - (double) p * p) / (2.0 * (q - p));
    }
}
