package org.diception;

import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.readout.Disparity;

/**
 * Disparity of every pixel, that is 1 / distance up to an unknown factor and an unknown shift: 1 is the
 * nearest, 0 the farthest thing of the photo. To metres it must be aligned with at least two known distances.
 *
 * @param disparity (1, H, W) in [0, 1] at the size of the upright photo
 */
public record DepthMap(Painting painting, Planes disparity) implements Prediction {
    static DepthMap of(Painting painting) {
        return new DepthMap(painting, Disparity.of(painting.colours(), painting.width(), painting.height()));
    }

    /** The disparity at a pixel of the upright photo. */
    public float at(int x, int y) {
        return disparity.data()[y * disparity.width() + x];
    }

    @Override
    public Planes data() {
        return disparity;
    }

    @Override
    public String convention() {
        return "affine-invariant disparity (1/distance), 1 = near, 0 = far";
    }

    /** matplotlib's Spectral as the official scripts draw it: red is far, blue is near. */
    @Override
    public RgbImage preview() {
        return Disparity.coloured(disparity);
    }
}
