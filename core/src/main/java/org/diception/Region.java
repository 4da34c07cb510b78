package org.diception;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.diception.image.Patch;

/**
 * A set of pixels of the upright photo, kept as one bit for each pixel of its box. Immutable and thread-safe.
 */
public final class Region {
    private final int width;
    private final int height;
    private final Box box;
    private final int area;
    private final BitSet bits; // of the box, row by row

    private Region(int width, int height, Box box, BitSet bits) {
        this.width = width;
        this.height = height;
        this.box = box;
        this.bits = bits;
        this.area = bits.cardinality();
    }

    /**
     * The pixels that are true.
     *
     * @param mask row by row from the top
     * @param width columns of the photo
     */
    public static Region of(boolean[] mask, int width) {
        if (width < 1 || mask.length % width != 0) {
            throw new UsageException("a mask of " + mask.length + " pixels has no rows of " + width);
        }
        return of(width, mask.length / width, new Box(0, 0, width, mask.length / width), i -> mask[i]);
    }

    /** The pixels whose share is at least the threshold. */
    static Region of(Patch shares, float threshold) {
        Box around = new Box(shares.left(), shares.top(), shares.part().width(), shares.part().height());
        float[] data = shares.part().data();
        return of(shares.width(), shares.height(), around, i -> data[i] >= threshold);
    }

    private static Region of(int width, int height, Box around, IntPredicate inside) {
        int left = around.width();
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int y = 0, i = 0; y < around.height(); y++) {
            for (int x = 0; x < around.width(); x++, i++) {
                if (inside.test(i)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = top < 0 ? y : top;
                    bottom = y;
                }
            }
        }
        if (bottom < 0) {
            return new Region(width, height, Box.EMPTY, new BitSet());
        }
        Box box = new Box(around.x() + left, around.y() + top, right - left + 1, bottom - top + 1);
        BitSet bits = new BitSet(box.width() * box.height());
        for (int y = 0, bit = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++, bit++) {
                if (inside.test((top + y) * around.width() + left + x)) {
                    bits.set(bit);
                }
            }
        }
        return new Region(width, height, box, bits);
    }

    /** Columns of the photo. */
    public int width() {
        return width;
    }

    /** Rows of the photo. */
    public int height() {
        return height;
    }

    /** The smallest box around all pixels. */
    public Box box() {
        return box;
    }

    /** Number of pixels. */
    public int area() {
        return area;
    }

    /** Whether a pixel of the photo belongs to it. */
    public boolean contains(int x, int y) {
        int column = x - box.x();
        int row = y - box.y();
        boolean near = column >= 0 && column < box.width() && row >= 0 && row < box.height();
        return near && bits.get(row * box.width() + column);
    }

    /** Row by row from the top of the photo, whether the pixel belongs to it. */
    public boolean[] toArray() {
        boolean[] mask = new boolean[Math.multiplyExact(width, height)];
        for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) {
            mask[(box.y() + bit / box.width()) * width + box.x() + bit % box.width()] = true;
        }
        return mask;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region that && width == that.width && height == that.height
                && box.equals(that.box) && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * box.hashCode() + bits.hashCode();
    }

    @Override
    public String toString() {
        return "Region[" + area + " pixels in " + box + " of " + width + "x" + height + "]";
    }
}
