package org.diception.image;

/**
 * What a picture file may cost. Both are checked before anything is decoded, so that a small file which claims to be
 * huge costs nothing.
 *
 * @param maxBytes  size of the file
 * @param maxPixels width times height
 */
public record ImageLimits(long maxBytes, long maxPixels) {
    /** 256 MiB and 128 megapixels: above every phone's full-size JPEG, and about 1 GB of heap while decoding. */
    public static final ImageLimits DEFAULT = new ImageLimits(256L << 20, 128_000_000);

    void checkBytes(String name, long bytes) {
        if (bytes > maxBytes) {
            throw ImageFile.refused(name, bytes + " bytes, the limit is " + maxBytes, "raise maxBytes if it is meant");
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
