package org.diception.train.datasets;

import org.diception.image.RgbImage;

/**
 * Where each pixel of a new picture comes from in an old one, and where places of the old one lie in the new
 * one: mirrored, cut out, or scaled to the nearest pixel. Truth is never blended, so that no number appears
 * that was not there. Immutable and thread-safe.
 */
public final class PixelMap {
    private final int oldWidth;
    private final int oldHeight;
    private final int width;
    private final int height;
    /** New x = scaleX · old x + shiftX, in pixels from the left edge; the same for y. */
    private final double scaleX;
    private final double shiftX;
    private final double scaleY;
    private final double shiftY;

    private PixelMap(int oldWidth, int oldHeight, int width, int height, double[] x, double[] y) {
        if (oldWidth < 1 || oldHeight < 1 || width < 1 || height < 1) {
            throw new IllegalArgumentException("from %dx%d to %dx%d pixels: all sides must be at least 1"
                    .formatted(oldWidth, oldHeight, width, height));
        }
        this.oldWidth = oldWidth;
        this.oldHeight = oldHeight;
        this.width = width;
        this.height = height;
        this.scaleX = x[0];
        this.shiftX = x[1];
        this.scaleY = y[0];
        this.shiftY = y[1];
    }

    /** Left becomes right. */
    public static PixelMap mirror(int width, int height) {
        return new PixelMap(width, height, width, height, new double[] {-1, width}, new double[] {1, 0});
    }

    /** A window of the old picture, whose top left pixel is (left, top). */
    public static PixelMap crop(int oldWidth, int oldHeight, int left, int top, int width, int height) {
        if (left < 0 || top < 0 || left + width > oldWidth || top + height > oldHeight) {
            throw new IllegalArgumentException("a window of %dx%d at %d,%d does not lie in %dx%d pixels"
                    .formatted(width, height, left, top, oldWidth, oldHeight));
        }
        return new PixelMap(oldWidth, oldHeight, width, height,
                new double[] {1, -left}, new double[] {1, -top});
    }

    /** Another size, each new pixel taking the old one under its centre. */
    public static PixelMap scale(int oldWidth, int oldHeight, int width, int height) {
        return new PixelMap(oldWidth, oldHeight, width, height,
                new double[] {(double) width / oldWidth, 0}, new double[] {(double) height / oldHeight, 0});
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Whether left and right change places. */
    public boolean mirrors() {
        return scaleX < 0;
    }

    /** Where a place of the old picture lies in the new one, in pixels from its left edge. */
    public double x(double oldX) {
        return scaleX * oldX + shiftX;
    }

    /** The same, in pixels from the top edge. */
    public double y(double oldY) {
        return scaleY * oldY + shiftY;
    }

    /** Whether a place lies in the new picture, its edges included. */
    public boolean shows(double x, double y) {
        return x >= 0 && y >= 0 && x <= width && y <= height;
    }

    /** What is to be seen of a box (x, y of its top left corner, width, height); no area if nothing is. */
    public double[] box(double[] old) {
        double left = Math.max(0, Math.min(x(old[0]), x(old[0] + old[2])));
        double right = Math.min(width, Math.max(x(old[0]), x(old[0] + old[2])));
        double top = Math.max(0, y(old[1]));
        double bottom = Math.min(height, y(old[1] + old[3]));
        return new double[] {left, top, Math.max(0, right - left), Math.max(0, bottom - top)};
    }

    /** New area per old area. */
    public double area() {
        return Math.abs(scaleX * scaleY);
    }

    /** The index of the old pixel that becomes a new one. */
    int source(int x, int y) {
        int oldX = (int) Math.floor((x + .5 - shiftX) / scaleX);
        int oldY = (int) Math.floor((y + .5 - shiftY) / scaleY);
        return Math.min(oldHeight - 1, oldY) * oldWidth + Math.min(oldWidth - 1, oldX);
    }

    /** Values of a pixel each, interleaved. */
    public float[] of(float[] values, int channels) {
        check(values.length, channels);
        float[] result = new float[channels * width * height];
        for (int i = 0; i < width * height; i++) {
            System.arraycopy(values, channels * source(i % width, i / width), result, channels * i, channels);
        }
        return result;
    }

    public boolean[] of(boolean[] values) {
        check(values.length, 1);
        boolean[] result = new boolean[width * height];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[source(i % width, i / width)];
        }
        return result;
    }

    public RgbImage of(RgbImage image) {
        check(image.rgb().length, 3);
        RgbImage result = RgbImage.black(width, height);
        for (int i = 0; i < width * height; i++) {
            System.arraycopy(image.rgb(), 3 * source(i % width, i / width), result.rgb(), 3 * i, 3);
        }
        return result;
    }

    private void check(int given, int channels) {
        if (given != channels * oldWidth * oldHeight) {
            throw new IllegalArgumentException(given + " values given for " + channels + " channels of "
                    + oldWidth + "x" + oldHeight + " pixels");
        }
    }
}
