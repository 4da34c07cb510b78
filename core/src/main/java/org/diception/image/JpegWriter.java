package org.diception.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.diception.InputException;
import org.diception.io.AtomicFile;

/** Baseline JPEG files with halved chroma, for those who ask for them; PNG is what keeps every number. */
public final class JpegWriter {
    /** What Pillow's {@code save} takes when nothing is said, and with it the single-image script. */
    public static final int PILLOW_QUALITY = 75;

    private JpegWriter() {}

    /**
     * Writes the whole file or nothing.
     *
     * @param quality 1 to 100 on the scale of the Independent JPEG Group
     * @throws InputException if the quality is outside or the file cannot be written
     */
    public static void write(Path path, RgbImage image, int quality) {
        byte[] file = bytes(image, quality);
        AtomicFile.write(path, out -> out.write(file));
    }

    /**
     * The file in memory.
     *
     * @throws InputException if the quality is outside 1 to 100
     */
    public static byte[] bytes(RgbImage image, int quality) {
        if (quality < 1 || quality > 100) {
            throw new InputException("JPEG quality " + quality + " is not in 1 to 100");
        }
        var out = new ByteArrayOutputStream();
        try {
            encode(image, quality, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toByteArray();
    }

    private static void encode(RgbImage image, int quality, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image.toBufferedImage(), null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
