package org.diception.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A zip archive whose records are stored as they are, each starting at a multiple of {@value #ALIGNMENT}
 * bytes as {@code torch.save} lays them out. Knows zip64 for archives beyond 4 GiB; a single record stays
 * below.
 */
final class StoredZip {
    /** What a record's bytes are written to. */
    @FunctionalInterface
    interface Sink {
        void write(ByteBuffer bytes) throws IOException;
    }

    /** Writes the bytes of one record. */
    @FunctionalInterface
    interface Body {
        void writeTo(Sink sink) throws IOException;
    }

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CHECKSUM_AT = 14;
    private static final short VERSION = 45; // the first that knows zip64
    private static final short UTF_8 = 1 << 11;
    private static final short NEW_YEAR_1980 = 1 << 5 | 1;
    private static final short PADDING = 0x4246; // the kind of extra field that torch fills gaps with
    private static final short ZIP64_EXTRA = 1;
    private static final int ALIGNMENT = 64;
    private static final long MAX_32 = 0xffff_ffffL;
    private static final int MAX_16 = 0xffff;

    private record Entry(byte[] name, long bytes, long position, int checksum) {}

    private final FileChannel out;
    private final List<Entry> entries = new ArrayList<>();

    StoredZip(FileChannel out) {
        this.out = out;
    }

    /** Adds a record of a size that is known before. */
    void put(String name, long bytes, Body body) throws IOException {
        if (bytes >= MAX_32) {
            throw new IllegalArgumentException(
                    name + " has " + bytes + " bytes, a record takes less than " + MAX_32);
        }
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        long position = out.position();
        writeFully(localHeader(utf8, bytes, position));
        long start = out.position();
        var checksum = new CRC32();
        body.writeTo(part -> {
            checksum.update(part.duplicate());
            writeFully(part);
        });
        long written = out.position() - start;
        if (written != bytes) {
            throw new IllegalStateException(name + " has " + written + " bytes, announced " + bytes);
        }
        ByteBuffer sum = little(4).putInt((int) checksum.getValue()).flip();
        out.write(sum, position + CHECKSUM_AT);
        entries.add(new Entry(utf8, bytes, position, (int) checksum.getValue()));
    }

    private ByteBuffer localHeader(byte[] name, long bytes, long position) {
        long unpadded = position + LOCAL_BYTES + name.length + 4;
        int padding = (int) (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        ByteBuffer header = little(LOCAL_BYTES + name.length + 4 + padding);
        header.putInt(LOCAL);
        putCommon(header, 0, bytes, name.length, 4 + padding);
        header.put(name).putShort(PADDING).putShort((short) padding);
        return header.rewind();
    }

    /** The fields that both headers of a record share. */
    private static void putCommon(
            ByteBuffer header, int checksum, long bytes, int nameBytes, int extraBytes) {
        header.putShort(VERSION).putShort(UTF_8).putShort((short) 0); // stored
        header.putShort((short) 0).putShort(NEW_YEAR_1980);
        header.putInt(checksum).putInt((int) bytes).putInt((int) bytes);
        header.putShort((short) nameBytes).putShort((short) extraBytes);
    }

    /** Writes the directory. */
    void finish() throws IOException {
        long start = out.position();
        for (Entry entry : entries) {
            writeFully(centralHeader(entry));
        }
        long bytes = out.position() - start;
        if (start + bytes >= MAX_32 || entries.size() >= MAX_16) {
            writeFully(end64(start, bytes));
        }
        short count = (short) Math.min(entries.size(), MAX_16);
        writeFully(little(22).putInt(END).putInt(0).putShort(count).putShort(count)
                .putInt((int) bytes).putInt((int) Math.min(start, MAX_32)).putShort((short) 0).flip());
    }

    private static ByteBuffer centralHeader(Entry entry) {
        boolean far = entry.position >= MAX_32;
        int extra = far ? 12 : 0;
        ByteBuffer header = little(46 + entry.name.length + extra);
        header.putInt(CENTRAL).putShort(VERSION);
        putCommon(header, entry.checksum, entry.bytes, entry.name.length, extra);
        header.putShort((short) 0).putInt(0).putInt(0); // no comment, first disk, no attributes
        header.putInt((int) Math.min(entry.position, MAX_32)).put(entry.name);
        if (far) {
            header.putShort(ZIP64_EXTRA).putShort((short) 8).putLong(entry.position);
        }
        return header.flip();
    }

    private ByteBuffer end64(long start, long bytes) {
        ByteBuffer end = little(56 + 20);
        end.putInt(END_64).putLong(44).putShort(VERSION).putShort(VERSION);
        end.putLong(0); // both disks are number 0
        end.putLong(entries.size()).putLong(entries.size()).putLong(bytes).putLong(start);
        end.putInt(LOCATOR_64).putInt(0).putLong(start + bytes).putInt(1);
        return end.flip();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
