package org.diception.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A BMP file, unless it wraps a JPEG or PNG: the wrapped picture would have a size that nobody checked. */
final class BmpFile {
    private static final int HEADER_LENGTH_AT = 14;
    private static final int COMPRESSION_AT = 30;
    /** The oldest header ends before the compression would stand. */
    private static final int OLDEST_HEADER_BYTES = 12;
    /** Plain, two run-length codes, bit masks; what follows is embedded JPEG and PNG. */
    private static final int LAST_OWN_COMPRESSION = 3;

    private BmpFile() {}

    static Source open(byte[] file) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        boolean plain = header.getInt(HEADER_LENGTH_AT) == OLDEST_HEADER_BYTES;
        int compression = plain ? 0 : header.getInt(COMPRESSION_AT);
        if (compression < 0 || compression > LAST_OWN_COMPRESSION) {
            throw new IOException("compression " + compression + " cannot be read");
        }
        return new PluginFile(file, () -> Readers.jdk("bmp"), ByteBuffer.allocate(0));
    }
}
