package org.diception.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The two EXIF entries that matter here, read without touching the rest of the block (maker notes, thumbnails and XMP
 * are where hostile files hide). A broken block counts as absent, as in every viewer.
 */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int FOCAL_LENGTH_35MM = 0xa405;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY_BYTES = 12;

    private final ByteBuffer block;
    private final int firstDirectory;

    Exif(ByteBuffer block) {
        this.block = block.slice();
        firstDirectory = isTiff() ? this.block.getInt(4) : 0;
    }

    Orientation orientation() {
        return Orientation.ofExif(value(firstDirectory, ORIENTATION).orElse(1));
    }

    /** What the lens would measure on 35 mm film, in millimetres. */
    OptionalDouble focalLength35mm() {
        int millimetres = value(value(firstDirectory, EXIF_DIRECTORY).orElse(0), FOCAL_LENGTH_35MM).orElse(0);
        return millimetres > 0 ? OptionalDouble.of(millimetres) : OptionalDouble.empty();
    }

    private boolean isTiff() {
        if (block.limit() < 8) {
            return false;
        }
        int order = block.getShort(0);
        block.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return (order == 0x4949 || order == 0x4d4d) && block.getShort(2) == 42;
    }

    private OptionalInt value(int directory, int tag) {
        if (directory < 8 || directory > block.limit() - 2) {
            return OptionalInt.empty();
        }
        int entries = block.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            long at = directory + 2L + (long) ENTRY_BYTES * i;
            if (at > block.limit() - ENTRY_BYTES) {
                break;
            }
            if ((block.getShort((int) at) & 0xffff) == tag) {
                return number((int) at);
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt number(int entry) {
        return switch (block.getShort(entry + 2)) {
            case SHORT -> OptionalInt.of(block.getShort(entry + 8) & 0xffff);
            case LONG -> OptionalInt.of(block.getInt(entry + 8));
            default -> OptionalInt.empty();
        };
    }
}
