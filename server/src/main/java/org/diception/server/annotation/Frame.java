package org.diception.server.annotation;

import java.util.List;
import org.diception.Box;
import org.diception.InputException;
import org.diception.Point;

/**
 * A box that an annotator drew around a thing, in pixels of the upright photo. Immutable and thread-safe.
 *
 * <p>The model knows no boxes. What works instead: it looks at the box and a margin only, so that the thing
 * is large, and is clicked at the middle and half way to each side; what it paints outside the box does not
 * count. docs/annotation.md has the figures.
 */
public record Frame(double left, double top, double right, double bottom) {
    /** What is looked at besides the box, as a share of it at each side. */
    private static final double MARGIN = 0.25;
    /** Of a cut of a few pixels nothing can be seen. */
    private static final int LEAST_MARGIN = 4;

    public Frame {
        if (!(left < right && top < bottom)) {
            throw new InputException("a box of " + left + "," + top + " to " + right + "," + bottom
                    + ": it has no inside; draw it around the thing");
        }
    }

    /** The box between two corners. */
    public static Frame between(Point one, Point other) {
        return new Frame(Math.min(one.x(), other.x()), Math.min(one.y(), other.y()),
                Math.max(one.x(), other.x()), Math.max(one.y(), other.y()));
    }

    /** The part of a photo to look at. */
    Box cut(int width, int height) {
        double sideways = Math.max(LEAST_MARGIN, MARGIN * (right - left));
        double upwards = Math.max(LEAST_MARGIN, MARGIN * (bottom - top));
        int fromX = (int) Math.max(0, Math.floor(left - sideways));
        int fromY = (int) Math.max(0, Math.floor(top - upwards));
        int toX = (int) Math.min(width, Math.ceil(right + sideways));
        int toY = (int) Math.min(height, Math.ceil(bottom + upwards));
        if (fromX >= toX || fromY >= toY) {
            throw new InputException("the box lies outside the photo of " + width + "x" + height
                    + " pixels; draw it around the thing");
        }
        return new Box(fromX, fromY, toX - fromX, toY - fromY);
    }

    /** Where to click if nobody does: the middle, and half way to each side. */
    List<Point> clicks() {
        double x = (left + right) / 2;
        double y = (top + bottom) / 2;
        double sideways = (right - left) / 4;
        double upwards = (bottom - top) / 4;
        return List.of(Point.at(x, y), Point.at(x, y - upwards), Point.at(x, y + upwards),
                Point.at(x - sideways, y), Point.at(x + sideways, y));
    }

    /** Whether a place lies in it. */
    public boolean contains(double x, double y) {
        return x >= left && x <= right && y >= top && y <= bottom;
    }
}
