package org.diception.train.truth;

import java.util.Arrays;

/** Depth as a grey picture: disparity stretched from the farthest (black) to the nearest pixel (white). */
public final class DepthTruth {
    private DepthTruth() {
    }

    /**
     * @param disparity (H, W), larger = nearer, 0 = infinitely far; scale and offset do not matter
     * @return (3, H, W), the same grey in each channel; all black where everything is equally far
     */
    public static float[] paint(float[] disparity) {
        boolean[] all = new boolean[disparity.length];
        Arrays.fill(all, true);
        return paint(disparity, all);
    }

    /**
     * The same where not every pixel was measured: the others are black and do not stretch the rest.
     *
     * @param known (H, W)
     */
    public static float[] paint(float[] disparity, boolean[] known) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < disparity.length; i++) {
            low = known[i] ? Math.min(low, disparity[i]) : low;
            high = known[i] ? Math.max(high, disparity[i]) : high;
        }
        float[] picture = new float[3 * disparity.length];
        Arrays.fill(picture, -1);
        if (!(high > low)) {
            return picture;
        }
        for (int i = 0; i < disparity.length; i++) {
            picture[i] = known[i] ? (disparity[i] - low) / (high - low) * 2 - 1 : -1;
        }
        System.arraycopy(picture, 0, picture, disparity.length, disparity.length);
        System.arraycopy(picture, 0, picture, 2 * disparity.length, disparity.length);
        return picture;
    }
}
