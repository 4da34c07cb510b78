package org.diception.train.metrics;

/**
 * Depth against the truth of one photo, after the best scale and offset in disparity, as GenPercept's
 * {@code least_square_disparity} evaluates affine-invariant disparity.
 *
 * @param absRel mean of |prediction − truth| / truth, in depth
 * @param delta1 share of pixels within a factor of 1.25 of the truth
 */
public record DepthScore(double absRel, double delta1) {
    /** The fitted disparity is not let below this before it becomes a depth, 1 / metres. */
    private static final double LEAST_DISPARITY = 1e-3;
    private static final double DELTA = 1.25;

    /**
     * @param disparity predicted, larger = nearer, any scale and offset
     * @param truth true disparity, 1 / metres; 0 = no surface, not scored
     * @param nearest truth at or below this depth, in metres, is not scored, and predictions are clipped to
     *     it
     * @param farthest the same for the other end
     */
    public static DepthScore of(float[] disparity, float[] truth, double nearest, double farthest) {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int i = 0; i < truth.length; i++) {
            if (scored(truth[i], nearest, farthest)) {
                n++;
                sumX += disparity[i];
                sumY += truth[i];
                sumXx += (double) disparity[i] * disparity[i];
                sumXy += (double) disparity[i] * truth[i];
            }
        }
        double spread = sumXx - sumX * sumX / n;
        double scale = spread > 1e-12 * n ? (sumXy - sumX * sumY / n) / spread : 0;
        double offset = (sumY - scale * sumX) / n;
        double error = 0;
        double good = 0;
        for (int i = 0; i < truth.length; i++) {
            if (scored(truth[i], nearest, farthest)) {
                double depth = 1 / Math.max(LEAST_DISPARITY, scale * disparity[i] + offset);
                depth = Math.max(nearest, Math.min(farthest, depth));
                error += Math.abs(depth * truth[i] - 1);
                good += Math.max(depth * truth[i], 1 / (depth * truth[i])) < DELTA ? 1 : 0;
            }
        }
        return new DepthScore(error / n, good / n);
    }

    private static boolean scored(float truth, double nearest, double farthest) {
        return truth > 1 / farthest && truth < 1 / nearest;
    }
}
