package org.diception.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read forward through a small buffer; nothing outside the given range is touched. */
final class PickleInput {
    /**
     * Room for the names and shapes of 100,000 tensors; a longer pickle is refused before it fills the
     * memory.
     */
    static final long MAX_BYTES = 32L << 20;

    private static final int MAX_LINE = 1000;

    private final InputBytes file;
    private final long end;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long bufferEnd;

    /** Over {@code [start, start + length)}, of which at most {@link #MAX_BYTES} will be read. */
    PickleInput(InputBytes file, long start, long length) {
        this.file = file;
        this.bufferEnd = start;
        this.end = start + Math.min(length, MAX_BYTES);
    }

    /** Where in the file the next byte is. */
    long position() {
        return bufferEnd - buffer.remaining();
    }

    int unsignedByte() {
        return need(1).get() & 0xff;
    }

    int unsignedShort() {
        return need(2).getShort() & 0xffff;
    }

    int int32() {
        return need(4).getInt();
    }

    long int64() {
        return need(8).getLong();
    }

    /** Python stores floats big-endian, unlike everything else. */
    double bigEndianDouble() {
        return Double.longBitsToDouble(Long.reverseBytes(int64()));
    }

    byte[] bytes(long count) {
        if (count < 0 || count > end - position()) {
            throw file.broken("its pickle announces " + Long.toUnsignedString(count) + " bytes, "
                    + (end - position()) + " are left");
        }
        byte[] bytes = new byte[(int) count];
        for (int done = 0; done < bytes.length; ) {
            int part = Math.min(bytes.length - done, buffer.capacity());
            need(part).get(bytes, done, part);
            done += part;
        }
        return bytes;
    }

    String utf8(long count) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(count))).toString();
        } catch (CharacterCodingException e) {
            throw file.broken("its pickle holds text that is not UTF-8");
        }
    }

    /** Text up to the next line break. */
    String line() {
        var line = new StringBuilder();
        for (int next = unsignedByte(); next != '\n'; next = unsignedByte()) {
            if (line.length() >= MAX_LINE) {
                throw file.broken("its pickle has a line of more than " + MAX_LINE + " characters");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private ByteBuffer need(int count) {
        if (buffer.remaining() < count) {
            if (count > end - position()) {
                throw file.broken("its pickle is cut off or longer than " + MAX_BYTES + " bytes");
            }
            buffer.compact();
            buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + end - bufferEnd));
            int kept = buffer.position();
            file.read(buffer.slice(kept, buffer.limit() - kept), bufferEnd);
            bufferEnd += buffer.limit() - kept;
            buffer.rewind();
        }
        return buffer;
    }
}
