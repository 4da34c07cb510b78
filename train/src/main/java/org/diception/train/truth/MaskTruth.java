package org.diception.train.truth;

import java.util.Random;

/** One object, white on black, and points that ask for it. */
public final class MaskTruth {
    private MaskTruth() {
    }

    /**
     * @param mask (H, W), true on the object
     * @return (3, H, W)
     */
    public static float[] paint(boolean[] mask) {
        float[] picture = new float[3 * mask.length];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = mask[i % mask.length] ? 1 : -1;
        }
        return picture;
    }

    /**
     * Points on the object, each anywhere in a pixel drawn at random; pixels may repeat.
     *
     * @param mask (H, W) of the given width; at least one pixel is true
     * @return {@code count} × (x, y) as shares of width and height
     */
    public static float[] points(boolean[] mask, int width, int count, Random random) {
        int[] inside = new int[mask.length];
        int pixels = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                inside[pixels++] = i;
            }
        }
        if (pixels == 0) {
            throw new IllegalArgumentException("points wanted on an empty mask of " + mask.length
                    + " pixels");
        }
        int height = mask.length / width;
        float[] points = new float[2 * count];
        for (int p = 0; p < count; p++) {
            int pixel = inside[random.nextInt(pixels)];
            points[2 * p] = (pixel % width + random.nextFloat()) / width;
            points[2 * p + 1] = (pixel / width + random.nextFloat()) / height;
        }
        return points;
    }
}
