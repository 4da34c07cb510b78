package org.diception;

import java.util.Locale;

/**
 * A click on the thing to segment: x to the right, then y downwards, from the upper left corner of the
 * upright photo.
 *
 * <p>The model knows no negative clicks and no boxes: its label 0 says "empty slot". Immutable and
 * thread-safe.
 *
 * @param x columns from the left, in the unit of {@code unit}
 * @param y rows from the top, in the unit of {@code unit}
 * @param unit what x and y count
 */
public record Point(double x, double y, Unit unit) {
    /** What the coordinates of a point count. */
    public enum Unit {
        /** Pixels of the upright photo: 0 up to its width or height. */
        PIXELS,
        /** Shares of the upright photo's width and height: 0 to 1. */
        SHARE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Point {
        if (!(Double.isFinite(x) && Double.isFinite(y)) || x < 0 || y < 0) {
            throw new UsageException("point " + x + "," + y
                    + ": coordinates are numbers from 0 on, x then y");
        }
        if (unit == Unit.SHARE && (x > 1 || y > 1)) {
            throw new UsageException("point " + x + "," + y + ": normalised coordinates lie between 0 and 1;"
                    + " pixels are given without 'normalised'");
        }
    }

    /** A point in pixels of the upright photo. */
    public static Point at(double x, double y) {
        return new Point(x, y, Unit.PIXELS);
    }

    /** A point in shares of the upright photo's width and height, both from 0 to 1. */
    public static Point normalised(double x, double y) {
        return new Point(x, y, Unit.SHARE);
    }

    /**
     * A point in pixels as annotation tools send it, with a label: 1 for "this belongs to it".
     *
     * @throws UsageException for any other label; 0 would be an empty slot to the network, not a negative
     *     click
     */
    public static Point labelled(double x, double y, int label) {
        if (label != 1) {
            throw new UsageException("point " + x + "," + y + ": label " + label
                    + " is not known; the model takes"
                    + " points on the object (label 1) only, 0 would mean an empty slot; leave it out");
        }
        return at(x, y);
    }

    /**
     * The same point in shares of a photo of the given size.
     *
     * @throws InputException if the point lies outside the photo
     */
    public Point within(int width, int height) {
        if (unit == Unit.SHARE) {
            return this;
        }
        if (x > width || y > height) {
            throw new InputException("point " + this + " lies outside the photo of " + width + "x" + height
                    + " pixels; points are x,y of the upright photo");
        }
        return normalised(x / width, y / height);
    }

    @Override
    public String toString() {
        return plain(x) + "," + plain(y);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && value < 1e9 ? Long.toString((long) value)
                : Double.toString(value);
    }
}
