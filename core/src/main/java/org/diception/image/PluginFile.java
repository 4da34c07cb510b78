package org.diception.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageReader;

/** A TIFF, BMP or WebP file, read through an ImageIO plug-in that knows its size before it decodes. */
final class PluginFile implements Source {
    /** Makes the reader; called once for the header and once for the pixels. */
    interface Plugin {
        ImageReader reader() throws IOException;
    }

    private final byte[] file;
    private final Plugin plugin;
    private final ByteBuffer exif;
    private final int width;
    private final int height;

    PluginFile(byte[] file, Plugin plugin, ByteBuffer exif) throws IOException {
        this.file = file;
        this.plugin = plugin;
        this.exif = exif;
        ImageReader reader = plugin.reader();
        try (var in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in, true, true);
            width = reader.getWidth(0);
            height = reader.getHeight(0);
        } finally {
            reader.dispose();
        }
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
        return Samples.toRgb(Readers.image(plugin.reader(), file), decoding);
    }
}
