package org.diception.readout;

import org.diception.image.Patch;
import org.diception.image.Planes;

/**
 * A thing in a painted picture.
 *
 * @param share how much of each pixel belongs to it, 0 to 1, at the size of the painting
 * @param rgb the mean colour of its pixels, 0xRRGGBB
 * @param score 0 to 1, see the read-out that made it
 */
public record Segment(Patch share, int rgb, double score) {
    /** The pixels of a mask that is true somewhere. */
    static Segment of(boolean[] mask, Planes colours, double score) {
        int width = colours.width();
        int left = width;
        int right = 0;
        int top = Integer.MAX_VALUE;
        int bottom = 0;
        double[] sum = new double[3];
        int pixels = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = i / width;
                float[] colour = Colours.at(colours, i);
                for (int k = 0; k < 3; k++) {
                    sum[k] += colour[k];
                }
                pixels++;
            }
        }
        int wide = right - left + 1;
        float[] share = new float[wide * (bottom - top + 1)];
        for (int i = 0; i < share.length; i++) {
            share[i] = mask[(top + i / wide) * width + left + i % wide] ? 1 : 0;
        }
        Planes part = new Planes(1, bottom - top + 1, wide, share);
        float[] mean = {(float) (sum[0] / pixels), (float) (sum[1] / pixels), (float) (sum[2] / pixels)};
        return new Segment(new Patch(width, colours.height(), left, top, part), Colours.rgb(mean), score);
    }
}
