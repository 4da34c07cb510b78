package org.diception.image;

import org.diception.InputException;

/**
 * A plane that is zero outside a rectangle, of which only the rectangle is kept: forty masks of one photo
 * then weigh as much as the photo, not as forty.
 *
 * <p>Safe to share between threads as long as nobody writes into {@link #part}.
 *
 * @param width columns of the whole plane
 * @param height rows of the whole plane
 * @param left first column of the rectangle
 * @param top first row of the rectangle
 * @param part the rectangle, one channel
 */
public record Patch(int width, int height, int left, int top, Planes part) {
    public Patch {
        boolean inside = left >= 0 && top >= 0
                && left + part.width() <= width && top + part.height() <= height;
        if (part.channels() != 1 || !inside) {
            throw new InputException("a patch of " + part.channels() + "x" + part.height() + "x"
                    + part.width() + " at " + left + "," + top + " is no part of a plane of " + width + "x"
                    + height + "; it has one channel and lies inside");
        }
    }

    /** The value at a place of the whole plane. */
    public float at(int x, int y) {
        boolean inside = x >= left && x < left + part.width() && y >= top && y < top + part.height();
        return inside ? part.data()[(y - top) * part.width() + x - left] : 0;
    }

    /** The whole plane (1, H, W). */
    public Planes whole() {
        Planes all = new Planes(1, height, width, new float[Math.multiplyExact(width, height)]);
        for (int y = 0; y < part.height(); y++) {
            System.arraycopy(part.data(), y * part.width(), all.data(), (top + y) * width + left,
                    part.width());
        }
        return all;
    }

    /** {@link Resample#resize(Planes, int, int, Filter)} of the whole plane, without making it. */
    public Patch resize(int newWidth, int newHeight, Filter filter) {
        if (newWidth == width && newHeight == height) {
            return this; // every filter's weight is 1 at its middle and 0 at the neighbours
        }
        Axis columns = Axis.antialiased(width, newWidth, filter);
        Axis rows = Axis.antialiased(height, newHeight, filter);
        int firstX = columns.firstTouching(left);
        int firstY = rows.firstTouching(top);
        int wide = columns.lastTouching(left + part.width() - 1) - firstX + 1;
        int high = rows.lastTouching(top + part.height() - 1) - firstY + 1;
        float[] across = new float[part.height() * wide];
        for (int y = 0; y < part.height(); y++) {
            for (int x = 0; x < wide; x++) {
                across[y * wide + x] = columns.sum(firstX + x, part.data(), y * part.width() - left, 1,
                        left, left + part.width());
            }
        }
        float[] result = new float[Math.multiplyExact(high, wide)];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                result[y * wide + x] = rows.sum(firstY + y, across, x - top * wide, wide,
                        top, top + part.height());
            }
        }
        return new Patch(newWidth, newHeight, firstX, firstY, new Planes(1, high, wide, result));
    }
}
