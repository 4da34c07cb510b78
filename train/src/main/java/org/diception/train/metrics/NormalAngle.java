package org.diception.train.metrics;

import java.util.Arrays;

/** Which pixels count and what the angle between two normals is; the published scripts differ. */
public enum NormalAngle {
    /** StableNormal: truths of length .5 to 1.5 count, only the prediction is normalised. */
    STABLE_NORMAL(.5, 1.5, false),
    /** DSINE and Marigold: truths other than 0 count, both are normalised ({@code cosine_similarity}). */
    COSINE_SIMILARITY(0, Double.POSITIVE_INFINITY, true);

    private final double shortest;
    private final double longest;
    private final boolean normalisesTruth;

    NormalAngle(double shortest, double longest, boolean normalisesTruth) {
        this.shortest = shortest;
        this.longest = longest;
        this.normalisesTruth = normalisesTruth;
    }

    /**
     * Degrees of the pixels that count, in reading order.
     *
     * @param prediction (3, H, W), of any length; 0, 0, 0 is taken for a right angle
     * @param truth (H, W, 3), unit vectors, or 0, 0, 0 or NaN where there is nothing to score
     */
    public float[] degrees(float[] prediction, float[] truth) {
        int pixels = truth.length / 3;
        float[] degrees = new float[pixels];
        int count = 0;
        for (int i = 0; i < pixels; i++) {
            double tx = truth[3 * i];
            double ty = truth[3 * i + 1];
            double tz = truth[3 * i + 2];
            double square = tx * tx + ty * ty + tz * tz;
            if (square > shortest * shortest && square < longest * longest) {
                double px = prediction[i];
                double py = prediction[pixels + i];
                double pz = prediction[2 * pixels + i];
                double length = Math.sqrt(px * px + py * py + pz * pz);
                double product = px * tx + py * ty + pz * tz;
                double trueLength = normalisesTruth ? Math.sqrt(square) : 1;
                double cosine = length == 0 ? 0 : product / length / trueLength;
                degrees[count++] = (float) Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
            }
        }
        return Arrays.copyOf(degrees, count);
    }
}
