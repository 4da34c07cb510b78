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
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float d : disparity) {
            low = Math.min(low, d);
            high = Math.max(high, d);
        }
        float[] picture = new float[3 * disparity.length];
        if (!(high > low)) {
            Arrays.fill(picture, -1);
            return picture;
        }
        for (int i = 0; i < disparity.length; i++) {
            picture[i] = (disparity[i] - low) / (high - low) * 2 - 1;
        }
        System.arraycopy(picture, 0, picture, disparity.length, disparity.length);
        System.arraycopy(picture, 0, picture, 2 * disparity.length, disparity.length);
        return picture;
    }
}
