package org.diception;

import java.util.List;
import java.util.stream.DoubleStream;
import org.diception.image.Patch;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.readout.Disparity;
import org.diception.readout.SoftMask;

/**
 * The object under the points.
 *
 * @param alpha how much of a pixel belongs to it (1, H, W) in [0, 1]; soft at hair and edges. What is as
 *     bright as the picture under the points counts as 1
 * @param score how decided the answer is, 0 to 1: the overlap of {@code alpha} with its own threshold, times
 *     the brightness under the points; 0 if nothing is above the threshold. It says nothing about whether the
 *     right object was found
 */
public record Mask(Painting painting, Planes alpha, double score) implements Prediction {
    /** From which alpha on a pixel belongs to the object. */
    public static final float THRESHOLD = 0.5f;

    static Mask of(Painting painting, ReadOutSettings settings) {
        double white = white(painting, Disparity.grey(painting.colours()), settings);
        Planes alpha = SoftMask.alpha(painting.colours(), white, painting.width(), painting.height());
        return new Mask(painting, alpha, white * SoftMask.decisiveness(alpha, THRESHOLD));
    }

    /** Which grey (1, h, w) of the picture counts as white. */
    static double white(Painting painting, Planes grey, ReadOutSettings settings) {
        List<Point> points = painting.provenance().question().points();
        double[] places = points.stream()
                .map(point -> point.within(painting.width(), painting.height()))
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()))
                .toArray();
        return SoftMask.white(grey, places, settings.mask());
    }

    /** Whether a pixel of the upright photo belongs to the object. */
    public boolean contains(int x, int y) {
        return alpha.data()[y * alpha.width() + x] >= THRESHOLD;
    }

    /** Row by row from the top, whether the pixel belongs to the object. */
    public boolean[] toArray() {
        boolean[] mask = new boolean[alpha.data().length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = alpha.data()[i] >= THRESHOLD;
        }
        return mask;
    }

    /** The pixels that belong to the object. */
    public Region region() {
        return Region.of(new Patch(alpha.width(), alpha.height(), 0, 0, alpha), THRESHOLD);
    }

    /** Number of pixels that belong to the object. */
    public int area() {
        int area = 0;
        for (float share : alpha.data()) {
            area += share >= THRESHOLD ? 1 : 0;
        }
        return area;
    }

    @Override
    public Planes data() {
        return alpha;
    }

    @Override
    public String convention() {
        return "share of the pixel that belongs to the object, 1 = as bright as under the points,"
                + " mask = 0.5 and above";
    }

    /** White object on black, without soft edges. */
    @Override
    public RgbImage preview() {
        return SoftMask.blackAndWhite(alpha, THRESHOLD);
    }
}
