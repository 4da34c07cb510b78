package org.diception.output;

import org.diception.UsageException;
import org.diception.image.Planes;

/**
 * An assumption of how far away the nearest and the farthest thing of a photo are. Affine-invariant disparity
 * needs one to become a shape: scale and shift of 1/distance follow from it. Immutable and thread-safe.
 *
 * @param near distance of disparity 1, in any unit
 * @param far distance of disparity 0, in the same unit
 * @param assumed whether nobody named it
 */
public record DepthRange(double near, double far, boolean assumed) {
    /** What is taken where a shape is wanted and nobody named a range. */
    public static final DepthRange ASSUMED = new DepthRange(1, 10, true);

    /** @throws UsageException unless 0 < near < far */
    public DepthRange {
        if (!(near > 0 && far > near && Double.isFinite(far))) {
            throw new UsageException("near " + near + " and far " + far
                    + ": distances above 0, the far one larger, are wanted");
        }
    }

    /** A range that somebody named. */
    public static DepthRange of(double near, double far) {
        return new DepthRange(near, far, false);
    }

    /** Disparity (1, H, W) in [0, 1] to distances along the viewing direction, in the unit of the range. */
    public Planes distances(Planes disparity) {
        float[] distances = new float[disparity.data().length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = (float) (1 / (1 / far + disparity.data()[i] * (1 / near - 1 / far)));
        }
        return new Planes(1, disparity.height(), disparity.width(), distances);
    }

    String convention() {
        return "distance along the viewing direction, 1 / (1/far + d * (1/near - 1/far)) of the disparity d,"
                + " near = " + near + " and far = " + far + (assumed ? " being assumed" : " as given")
                + "; true only as far as these two are";
    }
}
