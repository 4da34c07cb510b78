package org.diception.image;

/**
 * The eight values of EXIF's Orientation tag: where row 0 and column 0 of the stored picture belong. Upright
 * pixel (x, y) is the stored pixel (y, x) where the axes are swapped, then counted from the far end where an
 * axis is mirrored.
 */
enum Orientation {
    TOP_LEFT(false, false, false),
    TOP_RIGHT(false, true, false),
    BOTTOM_RIGHT(false, true, true),
    BOTTOM_LEFT(false, false, true),
    LEFT_TOP(true, false, false),
    RIGHT_TOP(true, false, true),
    RIGHT_BOTTOM(true, true, true),
    LEFT_BOTTOM(true, true, false);

    private final boolean swapped;
    private final boolean mirroredX;
    private final boolean mirroredY;

    /** {@code mirroredX} and {@code mirroredY} count along the stored picture's axes. */
    Orientation(boolean swapped, boolean mirroredX, boolean mirroredY) {
        this.swapped = swapped;
        this.mirroredX = mirroredX;
        this.mirroredY = mirroredY;
    }

    /** The orientation of an EXIF value in 1..8; anything else counts as upright, as in every viewer. */
    static Orientation ofExif(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : TOP_LEFT;
    }

    RgbImage apply(RgbImage stored) {
        if (this == TOP_LEFT) {
            return stored;
        }
        int width = swapped ? stored.height() : stored.width();
        int height = swapped ? stored.width() : stored.height();
        RgbImage upright = RgbImage.black(width, height);
        int stepX = mirroredX ? -3 : 3;
        int stepY = (mirroredY ? -3 : 3) * stored.width();
        int corner = (mirroredX ? 3 * (stored.width() - 1) : 0)
                + (mirroredY ? 3 * stored.width() * (stored.height() - 1) : 0);
        byte[] from = stored.rgb();
        byte[] to = upright.rgb();
        int at = 0;
        for (int y = 0; y < height; y++) {
            int source = corner + y * (swapped ? stepX : stepY);
            for (int x = 0; x < width; x++, at += 3, source += swapped ? stepY : stepX) {
                to[at] = from[source];
                to[at + 1] = from[source + 1];
                to[at + 2] = from[source + 2];
            }
        }
        return upright;
    }
}
