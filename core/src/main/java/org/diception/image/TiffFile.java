package org.diception.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/** The first page of a TIFF file, with the tags checked that decide how much memory the decoder takes. */
final class TiffFile {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS_PER_SAMPLE = 258;
    private static final int COMPRESSION = 259;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int TILE_WIDTH = 322;

    private static final int JPEG = 7;
    /** None, the three fax codes, LZW, JPEG, the two deflates, PackBits. */
    private static final Set<Integer> COMPRESSIONS = Set.of(1, 2, 3, 4, 5, JPEG, 8, 32946, 32773);
    /** CMYK with alpha. */
    private static final int MOST_SAMPLES = 5;
    private static final int MOST_BITS = 16;
    private static final int WIDEST_TILE = 1 << 16;
    /** A tile may reach over the edge of a small picture by this much. */
    private static final long TILE_PIXELS = 1 << 20;

    private TiffFile() {}

    static Source open(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        TiffTags tags = new TiffTags(bytes);
        require(COMPRESSIONS.contains(tags.value(COMPRESSION, 1)), "compression", tags.value(COMPRESSION, 1));
        atMost(MOST_SAMPLES, "samples per pixel", tags.value(SAMPLES_PER_PIXEL, 1));
        atMost(MOST_BITS, "bits per sample", tags.value(BITS_PER_SAMPLE, 1));
        atMost(WIDEST_TILE, "tile width", tags.value(TILE_WIDTH, 1));
        if (tags.value(COMPRESSION, 1) == JPEG) {
            long pixels = (long) tags.value(WIDTH, 0) * tags.value(HEIGHT, 0);
            checkFrames(file, 2 * pixels + TILE_PIXELS);
        }
        return new PluginFile(file, new TIFFImageReaderSpi()::createReaderInstance, bytes);
    }

    /** JPEG strips carry sizes of their own, for which libjpeg allocates whatever the tags say. */
    private static void checkFrames(byte[] file, long mostPixels) throws IOException {
        for (int i = 0; i < file.length - 9; i++) {
            if ((file[i] & 0xff) == 0xff && JpegFile.isFrameHeader(file[i + 1] & 0xff) && file[i + 2] == 0) {
                ByteBuffer frame = ByteBuffer.wrap(file, i + 5, 4);
                long pixels = (frame.getShort() & 0xffffL) * (frame.getShort() & 0xffffL);
                boolean frameHeader = file[i + 3] == 8 + 3 * file[i + 9];
                if (frameHeader && pixels > mostPixels) {
                    throw new IOException("a strip claims " + pixels + " pixels");
                }
            }
        }
    }

    private static void atMost(int limit, String what, int value) throws IOException {
        require(value >= 0 && value <= limit, what, value);
    }

    private static void require(boolean readable, String what, int value) throws IOException {
        if (!readable) {
            throw new IOException(what + " " + value + " cannot be read");
        }
    }
}
