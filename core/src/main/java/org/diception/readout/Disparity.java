package org.diception.readout;

import org.diception.image.ColourMap;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;

/**
 * Depth as the network paints it: grey, near is bright (C.1 of the paper; {@code colorize_depth_maps}
 * officially).
 */
public final class Disparity {
    private Disparity() {}

    /** The mean of the channels, clipped: painted colours (3, h, w) to (1, h, w) in [0, 1]. */
    public static Planes grey(Planes colours) {
        return Clip.toUnit(colours.mean());
    }

    /**
     * Painted colours (3, h, w) to disparity (1, height, width) in [0, 1]: the mean of the channels, clipped.
     */
    public static Planes of(Planes colours, int width, int height) {
        Planes small = grey(colours); // (1, h, w)
        return Clip.toUnit(Resample.resize(small, width, height, Filter.BILINEAR)); // (1, H, W)
    }

    /** matplotlib's Spectral on disparity (1, H, W). */
    public static RgbImage coloured(Planes disparity) {
        return ColourMap.SPECTRAL.apply(disparity);
    }
}
