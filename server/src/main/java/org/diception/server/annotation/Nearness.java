package org.diception.server.annotation;

import java.util.Arrays;
import java.util.List;
import org.diception.Point;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;

/**
 * Which pixels are nearer to one set of clicks than to another, where a way is the longer the more its
 * colours change: geodesic distances by sweeps over the picture, as in GeoS (Criminisi, Sharp and Blake,
 * ECCV 2008).
 */
final class Nearness {
    /** Larger pictures are looked at in this size of their longer side. */
    private static final int MOST = 512;
    /** What a way across the longer side costs where all is of one colour. */
    private static final double LENGTH = 128;
    /** What a step from black to white costs. */
    private static final double COLOUR = 400;
    /** Two of them are enough unless ways wind; each is linear in the pixels. */
    private static final int ROUNDS = 8;
    private static final double DIAGONAL = Math.sqrt(2);

    private final RgbImage picture;
    private final double step;

    private Nearness(RgbImage picture) {
        this.picture = picture;
        this.step = LENGTH / Math.max(picture.width(), picture.height());
    }

    /**
     * For each pixel, row by row from the top, whether it is at least as near to {@code ones} as to
     * {@code others}.
     *
     * @param ones at least one click in pixels of the picture; so are {@code others}
     */
    static boolean[] compare(RgbImage picture, List<Point> ones, List<Point> others) {
        double shrink = Math.min(1, (double) MOST / Math.max(picture.width(), picture.height()));
        int width = (int) Math.max(1, Math.round(shrink * picture.width()));
        int height = (int) Math.max(1, Math.round(shrink * picture.height()));
        Nearness small = new Nearness(Resample.resize(picture, width, height, Filter.BILINEAR));
        float[] ahead = small.distances(others, picture);
        float[] own = small.distances(ones, picture);
        for (int i = 0; i < ahead.length; i++) {
            ahead[i] -= own[i];
        }
        Planes difference = new Planes(1, height, width, ahead);
        float[] large = Resample.bilinear(difference, picture.width(), picture.height()).data();
        boolean[] nearer = new boolean[large.length];
        for (int i = 0; i < nearer.length; i++) {
            nearer[i] = large[i] >= 0;
        }
        return nearer;
    }

    /** @param whole the picture whose pixels the clicks count */
    private float[] distances(List<Point> clicks, RgbImage whole) {
        int width = picture.width();
        int height = picture.height();
        float[] distances = new float[width * height];
        Arrays.fill(distances, Float.MAX_VALUE / 2);
        for (Point click : clicks) {
            int x = (int) Math.min(width - 1, click.x() * width / whole.width());
            int y = (int) Math.min(height - 1, click.y() * height / whole.height());
            distances[y * width + x] = 0;
        }
        boolean moved = true;
        for (int round = 0; moved && round < ROUNDS; round++) {
            moved = sweep(distances, 1) | sweep(distances, -1);
        }
        return distances;
    }

    /**
     * Once over all pixels, forwards or backwards, each from the four neighbours that the sweep has passed.
     */
    private boolean sweep(float[] distances, int forwards) {
        int width = picture.width();
        int pixels = distances.length;
        boolean moved = false;
        for (int k = 0; k < pixels; k++) {
            int i = forwards > 0 ? k : pixels - 1 - k;
            int x = i % width;
            boolean row = forwards > 0 ? i >= width : i < pixels - width;
            boolean before = forwards > 0 ? x > 0 : x < width - 1;
            boolean after = forwards > 0 ? x < width - 1 : x > 0;
            float least = distances[i];
            least = before ? Math.min(least, over(i - forwards, i, 1, distances)) : least;
            if (row) {
                int above = i - forwards * width;
                least = Math.min(least, over(above, i, 1, distances));
                least = before ? Math.min(least, over(above - forwards, i, DIAGONAL, distances)) : least;
                least = after ? Math.min(least, over(above + forwards, i, DIAGONAL, distances)) : least;
            }
            moved |= least < distances[i];
            distances[i] = least;
        }
        return moved;
    }

    /** The way to a pixel over one of its neighbours. */
    private float over(int neighbour, int pixel, double length, float[] distances) {
        byte[] rgb = picture.rgb();
        int change = 0;
        for (int channel = 0; channel < 3; channel++) {
            change += Math.abs((rgb[3 * neighbour + channel] & 0xff) - (rgb[3 * pixel + channel] & 0xff));
        }
        return (float) (distances[neighbour] + length * step + COLOUR * change / (3 * 255));
    }
}
