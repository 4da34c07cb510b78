package org.diception.image;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A JPEG file: its markers up to the first scan, and its pixels from the JDK's libjpeg.
 *
 * <p>The samples are taken before any colour conversion, which is then libjpeg's own rule and integer
 * arithmetic: the JDK guesses differently for files without a JFIF marker, refuses CMYK, and would apply
 * colour profiles.
 */
final class JpegFile implements Source {
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;
    private static final int START_OF_SCAN = 0xda;
    /** Encoders write about ten. Each passes over the whole picture, so a small file could ask for hours. */
    private static final int MOST_SCANS = 200;

    private final byte[] file;
    private int width;
    private int height;
    private byte[] componentIds;
    private boolean jfif;
    private int adobeTransform = -1;
    private ByteBuffer exif = ByteBuffer.allocate(0);

    JpegFile(byte[] file) throws IOException {
        this.file = file;
        ByteBuffer in = ByteBuffer.wrap(file);
        in.position(2);
        for (int marker = nextMarker(in); marker != START_OF_SCAN; marker = nextMarker(in)) {
            int length = (in.getShort() & 0xffff) - 2;
            if (length < 0 || length > in.remaining()) {
                throw new IOException("a segment is longer than the file");
            }
            segment(marker, in.slice(in.position(), length));
            in.position(in.position() + length);
        }
        if (componentIds == null) {
            throw new IOException("no frame header before the first scan");
        }
    }

    private static int nextMarker(ByteBuffer in) throws IOException {
        while (in.remaining() >= 4) {
            if ((in.get() & 0xff) == 0xff) {
                int marker = in.get(in.position()) & 0xff;
                if (marker != 0xff && marker != 0) {
                    in.get();
                    return marker;
                }
            }
        }
        throw new IOException("the file ends before the first scan");
    }

    private void segment(int marker, ByteBuffer body) throws IOException {
        if (marker == APP0 && startsWith(body, "JFIF\0")) {
            jfif = true;
        } else if (marker == APP1 && startsWith(body, Exif.MARK) && exif.limit() == 0) {
            exif = body;
        } else if (marker == APP14 && body.limit() >= 12 && startsWith(body, "Adobe")) {
            adobeTransform = body.get(11) & 0xff;
        } else if (isFrameHeader(marker)) {
            frame(body);
        }
    }

    /** SOF0..SOF15 without DHT, JPG and DAC, which share the range. */
    static boolean isFrameHeader(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void frame(ByteBuffer body) throws IOException {
        int components = body.limit() < 6 ? 0 : body.get(5);
        if (components < 1 || body.limit() < 6 + 3 * components) {
            throw new IOException("the frame header is cut");
        }
        if (body.get(0) != 8) {
            throw new IOException(body.get(0) + " bits per sample, only 8 can be read");
        }
        height = body.getShort(1) & 0xffff;
        width = body.getShort(3) & 0xffff;
        componentIds = new byte[components];
        for (int i = 0; i < components; i++) {
            componentIds[i] = body.get(6 + 3 * i);
        }
    }

    private static boolean startsWith(ByteBuffer body, String text) {
        byte[] prefix = text.getBytes(StandardCharsets.ISO_8859_1);
        return body.limit() >= prefix.length && body.slice(0, prefix.length).equals(ByteBuffer.wrap(prefix));
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
        checkScans();
        Raster raster = Readers.raster(file, "jpeg");
        if (raster.getWidth() != width || raster.getHeight() != height
                || raster.getNumBands() != componentIds.length) {
            throw new IOException("two frame headers disagree");
        }
        byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
        return new RgbImage(width, height, JpegColour.toRgb(samples, componentIds.length, isYcc(), decoding));
    }

    private void checkScans() throws IOException {
        int scans = 0;
        for (int i = 0; i < file.length - 4; i++) {
            if (file[i] == (byte) 0xff && file[i + 1] == (byte) START_OF_SCAN && isScanHeader(i + 2)
                    && ++scans > MOST_SCANS) {
                throw new IOException("more than " + MOST_SCANS + " scans");
            }
        }
    }

    /** Its length follows from its components; a video that phones append has the marker alone by chance. */
    private boolean isScanHeader(int at) {
        return file[at] == 0 && file[at + 1] == 6 + 2 * file[at + 2];
    }

    /** libjpeg's {@code default_decompress_parms}: markers first, then component names, else YCbCr. */
    private boolean isYcc() {
        if (componentIds.length == 4) {
            return adobeTransform > 0;
        }
        boolean named = componentIds.length == 3
                && componentIds[0] == 'R' && componentIds[1] == 'G' && componentIds[2] == 'B';
        return jfif || (adobeTransform >= 0 ? adobeTransform != 0 : !named);
    }
}
