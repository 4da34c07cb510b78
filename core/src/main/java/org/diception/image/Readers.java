package org.diception.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** ImageIO readers over bytes in memory. Damage that a decoder only warns about is an error here. */
final class Readers {
    /** What libjpeg and the JDK say when pixels are missing; stray bytes and bad profiles harm nothing. */
    private static final List<String> DAMAGE =
            List.of("Truncated File", "premature end", "Premature end", "bad Huffman code", "instead of RST");

    private Readers() {}

    /** The first picture of the file, decoded by the JDK. */
    static BufferedImage image(byte[] file, String format) throws IOException {
        return image(jdk(format), file);
    }

    /** The first picture of the file. The reader is used up. */
    static BufferedImage image(ImageReader reader, byte[] file) throws IOException {
        return decode(reader, file, () -> reader.read(0));
    }

    /** The stored samples of the first picture, without colour conversion, decoded by the JDK. */
    static Raster raster(byte[] file, String format) throws IOException {
        ImageReader reader = jdk(format);
        return decode(reader, file, () -> reader.readRaster(0, null));
    }

    /** The JDK's own reader, whatever other plug-ins the application has on its path. */
    static ImageReader jdk(String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("this Java runtime has no " + format + " decoder");
    }

    private interface Decoder<T> {
        T decode() throws IOException;
    }

    private static <T> T decode(ImageReader reader, byte[] file, Decoder<T> decoder) throws IOException {
        List<String> warnings = new ArrayList<>();
        try (var in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            T decoded = decoder.decode();
            for (String warning : warnings) {
                if (DAMAGE.stream().anyMatch(warning::contains)) {
                    throw new IIOException(warning);
                }
            }
            return decoded;
        } finally {
            reader.dispose();
        }
    }
}
