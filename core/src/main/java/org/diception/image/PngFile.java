package org.diception.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** A PNG file: the checksum of every chunk is tested before the JDK decodes it, which tests none. */
final class PngFile implements Source {
    private static final int SIGNATURE_BYTES = 8;
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454e44;
    private static final int EXIF = 0x65584966;
    /** Bit 5 of a chunk name's first letter: lower case means that the picture can be shown without it. */
    private static final int ANCILLARY = 0x20000000;

    private final byte[] file;
    private int width;
    private int height;
    private ByteBuffer exif = ByteBuffer.allocate(0);

    PngFile(byte[] file) throws IOException {
        this.file = file;
        ByteBuffer in = ByteBuffer.wrap(file);
        in.position(SIGNATURE_BYTES);
        for (int name = 0; name != IEND; ) {
            if (in.remaining() < 12) {
                throw new IOException("the file ends early");
            }
            int length = in.getInt();
            name = in.getInt();
            if (length < 0 || length > in.remaining() - 4) {
                throw new IOException("the file ends early");
            }
            if (in.position() == SIGNATURE_BYTES + 8 && name != IHDR) {
                throw new IOException("the header chunk is missing");
            }
            chunk(name, in.slice(in.position(), length), in.getInt(in.position() + length));
            in.position(in.position() + length + 4);
        }
    }

    private void chunk(int name, ByteBuffer body, int checksum) throws IOException {
        boolean intact = checksum == checksum(name, body);
        if (!intact && (name & ANCILLARY) == 0) {
            throw new IOException("a checksum is wrong");
        }
        if (name == IHDR && body.limit() >= 8) {
            width = body.getInt(0);
            height = body.getInt(4);
        } else if (name == EXIF && intact) {
            exif = body;
        }
    }

    private static int checksum(int name, ByteBuffer body) {
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.allocate(4).putInt(0, name));
        crc.update(body.duplicate());
        return (int) crc.getValue();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public ByteBuffer exif() {
        return exif;
    }

    @Override
    public RgbImage decode(Decoding decoding) throws IOException {
        return Samples.toRgb(Readers.image(file, "png"), decoding);
    }
}
