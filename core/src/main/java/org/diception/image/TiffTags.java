package org.diception.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The whole numbers in the tag directories of a TIFF structure, which is also what an EXIF block is. Anything
 * that does not fit the bytes counts as absent: every position is checked, nothing is followed but what is
 * asked for.
 */
final class TiffTags {
    private static final int LITTLE_ENDIAN_MARK = 0x4949;
    private static final int BIG_ENDIAN_MARK = 0x4d4d;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY_BYTES = 12;
    private static final int NO_DIRECTORY = 0;

    private final ByteBuffer block;
    private final int firstDirectory;

    TiffTags(ByteBuffer bytes) {
        block = bytes.slice();
        int mark = block.limit() < 8 ? 0 : block.getShort(0);
        block.order(mark == LITTLE_ENDIAN_MARK ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean tiff = (mark == LITTLE_ENDIAN_MARK || mark == BIG_ENDIAN_MARK) && block.getShort(2) == 42;
        firstDirectory = tiff ? block.getInt(4) : NO_DIRECTORY;
    }

    /** The first number of a tag in the first directory, or the given one where there is none. */
    int value(int tag, int absent) {
        return value(firstDirectory, tag, absent);
    }

    /** The same in the directory that {@code pointer}, a tag of the first one, leads to. */
    int valueBehind(int pointer, int tag, int absent) {
        return value(value(pointer, NO_DIRECTORY), tag, absent);
    }

    private int value(int directory, int tag, int absent) {
        if (directory < 8 || directory > block.limit() - 2) {
            return absent;
        }
        int entries = block.getShort(directory) & 0xffff;
        int last = block.limit() - ENTRY_BYTES;
        for (int i = 0, at = directory + 2; i < entries && at <= last; i++, at += ENTRY_BYTES) {
            if ((block.getShort(at) & 0xffff) == tag) {
                return number(at, absent);
            }
        }
        return absent;
    }

    /** Values of more than four bytes stand elsewhere; the entry then holds where. */
    private int number(int entry, int absent) {
        int type = block.getShort(entry + 2);
        if (type != SHORT && type != LONG) {
            return absent;
        }
        long bytes = (block.getInt(entry + 4) & 0xffffffffL) * (type == SHORT ? 2 : 4);
        int at = bytes > 4 ? block.getInt(entry + 8) : entry + 8;
        if (bytes == 0 || at < 0 || at > block.limit() - 4) {
            return absent;
        }
        return type == SHORT ? block.getShort(at) & 0xffff : block.getInt(at);
    }
}
