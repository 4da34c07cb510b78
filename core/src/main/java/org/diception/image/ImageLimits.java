package org.diception.image;

import org.diception.InputException;

/**
 * What a picture file may cost. Both are checked before anything is decoded, so that a small file which
 * claims to be huge costs nothing.
 *
 * @param maxBytes  size of the file
 * @param maxPixels width times height
 */
public record ImageLimits(long maxBytes, long maxPixels) {
    /** 256 MiB and 128 megapixels: more than most phones take, and about 1 GB of heap while decoding. */
    public static final ImageLimits DEFAULT = new ImageLimits(256L << 20, 128_000_000);

    /** What one Java array holds. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    public ImageLimits {
        if (maxBytes < 1 || maxBytes > MOST_BYTES || maxPixels < 1 || maxPixels > MOST_BYTES / 3) {
            throw new InputException("image limits of " + maxBytes + " bytes and " + maxPixels
                    + " pixels are not in 1 to " + MOST_BYTES + " bytes and 1 to " + MOST_BYTES / 3
                    + " pixels; choose others");
        }
    }

    void checkBytes(String name, long bytes) {
        if (bytes > maxBytes) {
            throw ImageFile.refused(name, bytes + " bytes, the limit is " + maxBytes,
                    "raise maxBytes if it is meant");
        }
    }

    void checkPixels(String name, long width, long height) {
        if (width < 1 || height < 1) {
            throw ImageFile.refused(name, "the header says " + width + "x" + height + " pixels",
                    "save the picture again");
        }
        if (height > maxPixels / width) {
            throw ImageFile.refused(name, width + "x" + height + " pixels, the limit is " + maxPixels,
                    "scale it down, or raise maxPixels if it is meant");
        }
    }
}
