package org.diception.readout;

import java.util.List;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.image.Rounding;
import org.diception.image.ColourMap;

/**
 * The pictures that the authors' scripts save, to the byte: the photo on the left, the painted answer on the
 * right, depth in colours. For comparison only; nothing can be read out of them.
 */
public final class OfficialPicture {
    /** Radius of the red disk that the batch script draws at a point, in pixels of the working size. */
    private static final int DISK_RADIUS = 5;

    private OfficialPicture() {}

    /**
     * As {@code inference.py}: truncated to bytes at the working size, then Lanczos.
     *
     * @param photo as Pillow reads it
     * @param colours painted, (3, h, w) in [0, 1]
     */
    public static RgbImage single(RgbImage photo, Planes colours, boolean depth) {
        RgbImage painted = depth ? spectral(colours) : colours.toRgb(Rounding.TRUNCATED);
        return beside(photo, Resample.resize(painted, photo.width(), photo.height(), Filter.LANCZOS));
    }

    /**
     * As {@code batch_inference.py}: both halves through float16 to bytes at the working size, then bicubic;
     * the points are drawn on the photo.
     *
     * @param photo as OpenCV reads it
     * @param colours painted, (3, h, w) in [0, 1]
     * @param points (x, y) in shares of the photo's width and height
     */
    public static RgbImage batch(RgbImage photo, Planes colours, boolean depth, List<double[]> points) {
        Planes seen = Resample.resize(Planes.of(photo), colours.width(), colours.height(), Filter.BILINEAR);
        points.forEach(point -> disk(seen, point));
        RgbImage painted = depth ? spectral(colours) : colours.toRgb(Rounding.HALF_TRUNCATED);
        RgbImage left = seen.toRgb(Rounding.HALF_TRUNCATED);
        return beside(
                Resample.resize(left, photo.width(), photo.height(), Filter.BICUBIC),
                Resample.resize(painted, photo.width(), photo.height(), Filter.BICUBIC));
    }

    private static RgbImage spectral(Planes colours) {
        return ColourMap.SPECTRAL.apply(colours.mean());
    }

    /**
     * scikit-image's {@code disk}: pixels less than the radius away. The script writes (1, 0, 0) in [-1, 1].
     */
    private static void disk(Planes planes, double[] point) {
        long centreX = Math.round(point[0] * planes.width());
        long centreY = Math.round(point[1] * planes.height());
        int area = planes.width() * planes.height();
        for (int y = 0; y < planes.height(); y++) {
            for (int x = 0; x < planes.width(); x++) {
                double dx = x - centreX;
                double dy = y - centreY;
                if (dx * dx + dy * dy < DISK_RADIUS * DISK_RADIUS) {
                    int pixel = y * planes.width() + x;
                    planes.data()[pixel] = 1;
                    planes.data()[area + pixel] = 0.5f;
                    planes.data()[2 * area + pixel] = 0.5f;
                }
            }
        }
    }

    private static RgbImage beside(RgbImage left, RgbImage right) {
        RgbImage both = RgbImage.black(left.width() + right.width(), left.height());
        for (int y = 0; y < left.height(); y++) {
            copyRow(left, both, y, 0);
            copyRow(right, both, y, left.width());
        }
        return both;
    }

    private static void copyRow(RgbImage from, RgbImage to, int y, int x) {
        int row = 3 * from.width();
        System.arraycopy(from.rgb(), y * row, to.rgb(), 3 * (y * to.width() + x), row);
    }
}
