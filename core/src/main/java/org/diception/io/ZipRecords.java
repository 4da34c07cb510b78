package org.diception.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The directory of a zip archive whose records are stored as they are, as {@code torch.save} writes it: where
 * in the file each record lies. Compressed and encrypted records are refused when they are asked for. Knows
 * zip64.
 */
final class ZipRecords {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int MAX_COMMENT = 0xffff;
    private static final int ENCRYPTED = 1;
    private static final int ZIP64_EXTRA = 1;
    private static final long IN_ZIP64 = 0xffff_ffffL;

    /** Room for 100,000 records. */
    private static final long MAX_DIRECTORY_BYTES = 16L << 20;

    /** A run of bytes of the file. */
    record Extent(long position, long bytes) {}

    private record Entry(int flags, int method, long compressed, long bytes, long header) {}

    private final InputBytes file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private ZipRecords(InputBytes file) {
        this.file = file;
    }

    /** Whether the file starts like a zip archive. */
    static boolean isZip(InputBytes file) {
        return file.size() >= 4 && file.read(0, 4).getInt() == LOCAL;
    }

    static ZipRecords read(InputBytes file) {
        var records = new ZipRecords(file);
        records.readDirectory(records.directory());
        return records;
    }

    Iterable<String> names() {
        return entries.keySet();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /**
     * Where the bytes of a record are.
     *
     * @throws org.diception.ModelException if it is missing, packed or cut
     */
    Extent find(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw file.broken("the record " + Quote.of(name) + " is missing");
        }
        if (entry.method != 0 || (entry.flags & ENCRYPTED) != 0 || entry.compressed != entry.bytes) {
            throw file.refused("the record " + Quote.of(name)
                    + " is compressed or encrypted, torch.save stores it as it is", "save it again");
        }
        if (entry.header > file.size() - LOCAL_BYTES) {
            throw file.broken("the record " + Quote.of(name) + " lies outside the file");
        }
        ByteBuffer local = file.read(entry.header, LOCAL_BYTES);
        long start = entry.header + LOCAL_BYTES + (local.getShort(26) & 0xffff)
                + (local.getShort(28) & 0xffff);
        if (local.getInt(0) != LOCAL || entry.bytes > file.size() - start) {
            throw file.broken("the record " + Quote.of(name) + " lies outside the file");
        }
        return new Extent(start, entry.bytes);
    }

    private Extent directory() {
        long end = findEnd();
        ByteBuffer tail = file.read(end, END_BYTES);
        long bytes = tail.getInt(12) & 0xffff_ffffL;
        long position = tail.getInt(16) & 0xffff_ffffL;
        if (end >= LOCATOR_64_BYTES) {
            ByteBuffer locator = file.read(end - LOCATOR_64_BYTES, LOCATOR_64_BYTES);
            long wide = locator.getLong(8);
            if (locator.getInt(0) == LOCATOR_64 && wide >= 0 && wide <= file.size() - 56
                    && file.read(wide, 4).getInt() == END_64) {
                ByteBuffer end64 = file.read(wide, 56);
                bytes = end64.getLong(40);
                position = end64.getLong(48);
            }
        }
        if (bytes < 0 || position < 0 || bytes > MAX_DIRECTORY_BYTES || position > file.size() - bytes) {
            throw file.broken("its zip directory of " + bytes
                    + " bytes lies outside the file or is too long");
        }
        return new Extent(position, bytes);
    }

    /** The end record is the last thing in the file, before a comment whose length it knows. */
    private long findEnd() {
        long start = Math.max(0, file.size() - END_BYTES - MAX_COMMENT);
        ByteBuffer tail = file.read(start, (int) (file.size() - start));
        for (int i = tail.limit() - END_BYTES; i >= 0; i--) {
            if (tail.getInt(i) == END && (tail.getShort(i + 20) & 0xffff) == tail.limit() - END_BYTES - i) {
                return start + i;
            }
        }
        throw file.broken("its zip directory is missing: the end of the file is cut off");
    }

    private void readDirectory(Extent directory) {
        ByteBuffer in = file.read(directory.position(), (int) directory.bytes());
        while (in.hasRemaining()) {
            if (in.remaining() < CENTRAL_BYTES || in.getInt(in.position()) != CENTRAL) {
                throw file.broken("its zip directory is damaged");
            }
            readEntry(in);
        }
    }

    private void readEntry(ByteBuffer in) {
        int start = in.position();
        int nameBytes = in.getShort(start + 28) & 0xffff;
        int extraBytes = in.getShort(start + 30) & 0xffff;
        int commentBytes = in.getShort(start + 32) & 0xffff;
        if (in.remaining() < CENTRAL_BYTES + nameBytes + extraBytes + commentBytes) {
            throw file.broken("its zip directory is damaged");
        }
        String name = StandardCharsets.UTF_8.decode(in.slice(start + CENTRAL_BYTES, nameBytes)).toString();
        ByteBuffer extra = in.slice(start + CENTRAL_BYTES + nameBytes, extraBytes).order(in.order());
        long[] sizes = {
            in.getInt(start + 24) & IN_ZIP64,
            in.getInt(start + 20) & IN_ZIP64,
            in.getInt(start + 42) & IN_ZIP64
        };
        widen(sizes, extra);
        var entry = new Entry(in.getShort(start + 8), in.getShort(start + 10), sizes[1], sizes[0], sizes[2]);
        if (sizes[0] < 0 || sizes[1] < 0 || sizes[2] < 0 || entries.put(name, entry) != null) {
            throw file.broken("its zip directory is damaged at the record " + Quote.of(name));
        }
        in.position(start + CENTRAL_BYTES + nameBytes + extraBytes + commentBytes);
    }

    /**
     * Sizes that do not fit 32 bits stand in an extra field, in the order full, packed, position; others do
     * not.
     */
    private void widen(long[] sizes, ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int kind = extra.getShort() & 0xffff;
            int bytes = Math.min(extra.getShort() & 0xffff, extra.remaining());
            int next = extra.position() + bytes;
            for (int i = 0; kind == ZIP64_EXTRA && i < sizes.length; i++) {
                if (sizes[i] == IN_ZIP64 && next - extra.position() >= 8) {
                    sizes[i] = extra.getLong();
                }
            }
            extra.position(next);
        }
    }
}
