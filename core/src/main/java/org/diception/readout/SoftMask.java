package org.diception.readout;

import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;

/** An object as the network paints it: white on black, three equal channels. */
public final class SoftMask {
    private SoftMask() {}

    /**
     * Painted colours (3, h, w) to the share of each pixel that belongs to the object (1, height, width) in
     * [0, 1].
     */
    public static Planes alpha(Planes colours, int width, int height) {
        Planes small = Disparity.grey(colours); // (1, h, w)
        return Clip.toUnit(Resample.resize(small, width, height, Filter.BILINEAR)); // (1, H, W)
    }

    /**
     * Overlap of a soft mask with its own threshold, intersection over union: 1 if all is black or white, 0
     * if empty.
     */
    public static double decisiveness(Planes alpha, float threshold) {
        double intersection = 0;
        double union = 0;
        boolean empty = true;
        for (float share : alpha.data()) {
            boolean inside = share >= threshold;
            empty &= !inside;
            intersection += inside ? share : 0;
            union += inside ? 1 : share;
        }
        return empty ? 0 : intersection / union;
    }

    /** White from the threshold on, black below it. */
    public static RgbImage blackAndWhite(Planes alpha, float threshold) {
        RgbImage image = RgbImage.black(alpha.width(), alpha.height());
        byte[] rgb = image.rgb();
        for (int i = 0; i < alpha.data().length; i++) {
            byte value = (byte) (alpha.data()[i] >= threshold ? 255 : 0);
            rgb[3 * i] = value;
            rgb[3 * i + 1] = value;
            rgb[3 * i + 2] = value;
        }
        return image;
    }
}
