package org.diception.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Checkpoints around pickles that a test writes by hand. */
final class PthFixtures {
    private PthFixtures() {}

    /** Opcodes in Latin-1, as {@code pickletools} would show them. */
    static byte[] pickle(String opcodes) {
        return opcodes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The zip layout around a pickle, with one storage {@code 0} of the given size. */
    static Path zip(Path file, byte[] pickle, int storageBytes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            put(out, "archive/data.pkl", pickle);
            put(out, "archive/data/0", new byte[storageBytes]);
        }
        return Files.write(file, bytes.toByteArray());
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(content);
    }

    /**
     * The opcodes of a float tensor that views storage {@code 0}; sizes and strides are tuples of opcodes.
     */
    static String tensor(int elements, int offset, String sizes, String strides) {
        return "ctorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\0"
                + "0X\u0003\0\0\0cpuK" + (char) elements + "tQK" + (char) offset + sizes + strides
                + "\u0089ccollections\nOrderedDict\n)RtR";
    }

    /** The opcodes of a short text. */
    static String text(String ascii) {
        return "X" + (char) ascii.length() + "\0\0\0" + ascii;
    }
}
