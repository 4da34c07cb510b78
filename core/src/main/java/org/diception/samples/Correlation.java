package org.diception.samples;

/** Pearson's correlation, which no factor and no shift changes, as they do not change relative depth. */
public final class Correlation {
    private Correlation() {}

    /** -1 to 1; of a constant with a constant 1, with anything else 0. */
    public static double of(float[] a, float[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        if (aa == 0 || bb == 0) {
            return aa == bb ? 1 : 0;
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
