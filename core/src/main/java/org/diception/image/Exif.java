package org.diception.image;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;

/**
 * The two EXIF entries that matter here, read without touching the rest of the block: maker notes, thumbnails
 * and XMP are where hostile files hide. A broken block counts as absent, as in every viewer.
 */
final class Exif {
    /** Stands before the block in a JPEG file, and in WebP files of some writers. */
    static final String MARK = "Exif\0\0";

    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int FOCAL_LENGTH_35MM = 0xa405;

    private final TiffTags tags;

    Exif(ByteBuffer block) {
        int mark = MARK.length();
        boolean marked = block.limit() >= mark && block.get(0) == MARK.charAt(0);
        tags = new TiffTags(marked ? block.slice(mark, block.limit() - mark) : block);
    }

    Orientation orientation() {
        return Orientation.ofExif(tags.value(ORIENTATION, 1));
    }

    /** The focal length in millimetres that shows the same field of view on 35 mm film. */
    OptionalDouble focalLength35mm() {
        int millimetres = tags.valueBehind(EXIF_DIRECTORY, FOCAL_LENGTH_35MM, 0);
        return millimetres > 0 ? OptionalDouble.of(millimetres) : OptionalDouble.empty();
    }
}
