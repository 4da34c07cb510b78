package org.diception.readout;

/** The straight line through points with the least squares of its errors in y. Immutable and thread-safe. */
public record LinearFit(double scale, double offset) {
    /** Leaves numbers as they are. */
    public static final LinearFit NONE = new LinearFit(1, 0);

    /** Less than this per point and x counts as constant, whatever its rounding leaves. */
    private static final double LEAST_SPREAD = 1e-12;

    /** Scale 0 and the mean of y where all x are equal; NaN without points. */
    public static LinearFit of(double[] x, double[] y) {
        double n = x.length;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = 0; i < x.length; i++) {
            sumX += x[i];
            sumY += y[i];
            sumXx += x[i] * x[i];
            sumXy += x[i] * y[i];
        }
        double spread = sumXx - sumX * sumX / n;
        double scale = spread > LEAST_SPREAD * n ? (sumXy - sumX * sumY / n) / spread : 0;
        return new LinearFit(scale, (sumY - scale * sumX) / n);
    }

    /** The line's y at x. */
    public double at(double x) {
        return scale * x + offset;
    }
}
