package org.diception.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.diception.InputException;
import org.diception.io.AtomicFile;

/**
 * A PNG file to be written: 8-bit grey, RGB or RGBA, 16-bit grey or RGB, with texts beside the pixels that
 * say what they mean. Immutable and safe to share between threads as long as nobody writes into the samples
 * handed in.
 */
public final class PngWriter {
    /** zlib's level: 0.3 s for an answer of 12 megapixels; level 6 saves a quarter in ten times that. */
    private static final int COMPRESSION_LEVEL = 2;
    /** The row filter "difference from above"; smaller on smooth pictures than a choice per row. */
    private static final byte UP = 2;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private enum Kind {
        GREY(0, 8, 1), GREY16(0, 16, 2), RGB(2, 8, 3), RGB16(2, 16, 6), RGBA(6, 8, 4);

        private final int colourType;
        private final int bitDepth;
        private final int bytesPerPixel;

        Kind(int colourType, int bitDepth, int bytesPerPixel) {
            this.colourType = colourType;
            this.bitDepth = bitDepth;
            this.bytesPerPixel = bytesPerPixel;
        }
    }

    private final Kind kind;
    private final int width;
    private final int height;
    private final byte[] samples;
    private final Map<String, String> texts;

    private PngWriter(Kind kind, int width, int height, byte[] samples, Map<String, String> texts) {
        long wanted = (long) width * height * kind.bytesPerPixel;
        if (width < 1 || height < 1 || samples.length != wanted) {
            throw new InputException("PNG of " + width + "x" + height + " " + kind + " needs " + wanted
                    + " bytes, " + samples.length + " given; both sides must be at least 1");
        }
        this.kind = kind;
        this.width = width;
        this.height = height;
        this.samples = samples;
        this.texts = texts;
    }

    public static PngWriter rgb(RgbImage image) {
        return new PngWriter(Kind.RGB, image.width(), image.height(), image.rgb(), Map.of());
    }

    /** @param rgba four bytes per pixel, row by row; alpha 255 is opaque, colours are not multiplied by it */
    public static PngWriter rgba(int width, int height, byte[] rgba) {
        return new PngWriter(Kind.RGBA, width, height, rgba, Map.of());
    }

    public static PngWriter grey(int width, int height, byte[] grey) {
        return new PngWriter(Kind.GREY, width, height, grey, Map.of());
    }

    /** @param grey unsigned 16-bit samples, row by row */
    public static PngWriter grey16(int width, int height, short[] grey) {
        return new PngWriter(Kind.GREY16, width, height, bigEndian(grey), Map.of());
    }

    /** @param rgb unsigned 16-bit samples, row by row, interleaved r, g, b */
    public static PngWriter rgb16(int width, int height, short[] rgb) {
        return new PngWriter(Kind.RGB16, width, height, bigEndian(rgb), Map.of());
    }

    private static byte[] bigEndian(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(2, samples.length));
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    /** The same file with one more text in it; {@code key} is 1 to 79 printable Latin-1 letters. */
    public PngWriter text(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(texts);
        more.put(PngText.checkedKey(key), value);
        return new PngWriter(kind, width, height, samples, more);
    }

    /**
     * Writes the whole file or nothing.
     *
     * @throws InputException if the file cannot be written
     */
    public void write(Path path) {
        AtomicFile.write(path, this::writeTo);
    }

    /** The file in memory. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toByteArray();
    }

    /** Writes the file into a stream, which stays open. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(out, "IHDR", header.put((byte) kind.bitDepth).put((byte) kind.colourType).array());
        for (Map.Entry<String, String> text : texts.entrySet()) {
            PngText body = PngText.of(text.getKey(), text.getValue());
            chunk(out, body.chunk(), body.bytes());
        }
        chunk(out, "IDAT", compressed());
        chunk(out, "IEND", new byte[0]);
    }

    private byte[] compressed() throws IOException {
        int rowBytes = width * kind.bytesPerPixel;
        byte[] filtered = new byte[1 + rowBytes];
        filtered[0] = UP;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(COMPRESSION_LEVEL);
        try (var out = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
            for (int from = 0; from < samples.length; from += rowBytes) {
                for (int i = 0; i < rowBytes; i++) {
                    int above = from == 0 ? 0 : samples[from + i - rowBytes];
                    filtered[1 + i] = (byte) (samples[from + i] - above);
                }
                out.write(filtered);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(OutputStream out, String name, byte[] body) throws IOException {
        byte[] head = ByteBuffer.allocate(8).putInt(body.length).put(PngText.latin1(name)).array();
        CRC32 checksum = new CRC32();
        checksum.update(head, 4, 4);
        checksum.update(body);
        out.write(head);
        out.write(body);
        out.write(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
