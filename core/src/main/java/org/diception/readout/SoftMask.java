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
     *
     * @param white the grey that counts as 1, from {@link #white}
     */
    public static Planes alpha(Planes colours, double white, int width, int height) {
        Planes small = Disparity.grey(colours); // (1, h, w)
        float[] data = new float[small.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (small.data()[i] / white);
        }
        Planes bright = new Planes(1, small.height(), small.width(), data);
        return Clip.toUnit(Resample.resize(bright, width, height, Filter.BILINEAR)); // (1, H, W)
    }

    /**
     * How bright the object is painted: the mean grey under the points, not below the setting's, not above 1;
     * 1 without points.
     *
     * @param grey (1, h, w) in [0, 1]
     * @param points (x, y) as shares of width and height, one after the other
     */
    public static double white(Planes grey, double[] points, MaskSettings settings) {
        double sum = 0;
        for (int i = 0; i < points.length; i += 2) {
            int x = Math.min(grey.width() - 1, (int) (points[i] * grey.width()));
            int y = Math.min(grey.height() - 1, (int) (points[i + 1] * grey.height()));
            sum += grey.data()[y * grey.width() + x];
        }
        double mean = points.length == 0 ? 1 : 2 * sum / points.length;
        return Math.max(settings.faintest(), Math.min(1, mean));
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
