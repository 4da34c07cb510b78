package org.diception.train.metrics;

import java.util.Optional;
import org.diception.InputException;

/**
 * Where the point protocol of SAM (appendix D.1) clicks: on the pixel farthest from the edge of what is
 * wrong, with everything beyond the picture outside. The same pixels as SAM 2's
 * {@code sample_one_point_from_error_center}.
 */
public final class Clicks {
    private Clicks() {
    }

    /**
     * A click.
     *
     * @param pixel its index in reading order
     * @param positive whether the object is there; otherwise it was painted where it is not
     */
    public record Click(int pixel, boolean positive) {
        /** x, y of its centre as shares of width and height, as the network takes them. */
        public float[] place(int width, int height) {
            return new float[] {(pixel % width + .5f) / width, (pixel / width + .5f) / height};
        }
    }

    /**
     * The click of the one-point protocol.
     *
     * @param truth (H, W)
     * @throws InputException for a mask without a pixel
     */
    public static Click first(boolean[] truth, int width) {
        double[] distances = DistanceTransform.squared(truth, width);
        int pixel = DistanceTransform.farthest(distances);
        if (distances[pixel] == 0) {
            throw new InputException("a true mask without a pixel cannot be clicked on; leave it out");
        }
        return new Click(pixel, true);
    }

    /**
     * The click that corrects the larger error: positive only where what is missing goes deeper than what is
     * too much. Empty where nothing is wrong.
     */
    public static Optional<Click> next(boolean[] truth, boolean[] prediction, int width) {
        boolean[] missing = new boolean[truth.length];
        boolean[] surplus = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) {
            missing[i] = truth[i] && !prediction[i];
            surplus[i] = prediction[i] && !truth[i];
        }
        double[] deep = DistanceTransform.squared(missing, width);
        double[] wide = DistanceTransform.squared(surplus, width);
        int inMissing = DistanceTransform.farthest(deep);
        int inSurplus = DistanceTransform.farthest(wide);
        boolean positive = deep[inMissing] > wide[inSurplus];
        if (!positive && wide[inSurplus] == 0) {
            return Optional.empty();
        }
        return Optional.of(new Click(positive ? inMissing : inSurplus, positive));
    }
}
