package org.diception;

import org.diception.image.Filter;
import org.diception.image.Patch;

/**
 * One thing that was found in a photo. Immutable and thread-safe as long as nobody writes into its arrays.
 *
 * @param region its pixels
 * @param share how much of each pixel belongs to it, 0 to 1, at the size at which the network works
 * @param className what it was asked for as; empty for entities, which have no class
 * @param score how sure the read-out is of it, 0 to 1; what it measures, the read-out that
 *     made it says: {@link org.diception.readout.Segments}
 * @param rgb the mean colour in which it was painted, 0xRRGGBB; free, so it says nothing about the thing
 */
public record Instance(Region region, Patch share, String className, double score, int rgb) {
    /** The smallest box around it. */
    public Box box() {
        return region.box();
    }

    /** Its number of pixels. */
    public int area() {
        return region.area();
    }

    /** Whether a pixel of the upright photo belongs to it. */
    public boolean contains(int x, int y) {
        return region.contains(x, y);
    }

    /** Row by row from the top, whether a pixel of the upright photo belongs to it. */
    public boolean[] toArray() {
        return region.toArray();
    }

    /**
     * How much of each pixel belongs to it, soft at the edges: a rectangle of the upright photo, 0 around it.
     * Computed anew for each call.
     */
    public Patch alpha() {
        return share.resize(region.width(), region.height(), Filter.BILINEAR);
    }
}
