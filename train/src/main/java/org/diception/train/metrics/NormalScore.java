package org.diception.train.metrics;

import java.util.Arrays;

/**
 * Angles between predicted and true normals, pooled over the pixels of all photos before any statistic is
 * taken (StableNormal's script). Not safe for use by several threads.
 */
public final class NormalScore {
    private float[] degrees = new float[1 << 16];
    private int count;
    private boolean sorted;

    /**
     * @param prediction (3, H, W), of any length
     * @param truth (H, W, 3), unit vectors, or 0, 0, 0 where there is nothing to score
     */
    public void add(float[] prediction, float[] truth) {
        int pixels = truth.length / 3;
        for (int i = 0; i < pixels; i++) {
            double tx = truth[3 * i];
            double ty = truth[3 * i + 1];
            double tz = truth[3 * i + 2];
            if (tx * tx + ty * ty + tz * tz < .25) {
                continue;
            }
            double px = prediction[i];
            double py = prediction[pixels + i];
            double pz = prediction[2 * pixels + i];
            double length = Math.sqrt(px * px + py * py + pz * pz);
            double cosine = length == 0 ? 0 : (px * tx + py * ty + pz * tz) / length;
            push((float) Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine)))));
        }
    }

    private void push(float angle) {
        if (count == degrees.length) {
            degrees = Arrays.copyOf(degrees, 2 * count);
        }
        degrees[count++] = angle;
        sorted = false;
    }

    /** Mean angle, degrees. */
    public double mean() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += degrees[i];
        }
        return sum / count;
    }

    /** Median angle, degrees; the mean of the middle two where their number is even. */
    public double median() {
        if (!sorted) {
            Arrays.sort(degrees, 0, count);
            sorted = true;
        }
        return (degrees[(count - 1) / 2] + (double) degrees[count / 2]) / 2;
    }

    /** Share of the pixels with an angle below so many degrees. */
    public double below(double angle) {
        int good = 0;
        for (int i = 0; i < count; i++) {
            good += degrees[i] < angle ? 1 : 0;
        }
        return (double) good / count;
    }
}
