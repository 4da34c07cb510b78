package org.diception.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import org.diception.InputException;

/**
 * A picture of 8-bit red, green, blue samples.
 *
 * <p>Safe to share between threads as long as nobody writes into {@link #rgb}.
 *
 * @param width  columns, at least 1
 * @param height rows, at least 1
 * @param rgb    {@code 3 * width * height} bytes, row by row from the top, interleaved r, g, b; not copied
 */
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        int wanted = bytesFor(width, height);
        if (rgb.length != wanted) {
            throw new InputException("image of " + width + "x" + height + " needs " + wanted + " bytes, "
                    + rgb.length + " given; pass 3 bytes per pixel");
        }
    }

    /** A black picture, to be painted into. */
    public static RgbImage black(int width, int height) {
        return new RgbImage(width, height, new byte[bytesFor(width, height)]);
    }

    /**
     * Any AWT picture; grey is kept as it is stored and alpha goes over white, as {@link Decoding#UPRIGHT}
     * does.
     */
    public static RgbImage of(BufferedImage image) {
        return Samples.toRgb(image, Decoding.UPRIGHT);
    }

    /** A copy of type {@link BufferedImage#TYPE_3BYTE_BGR}. */
    public BufferedImage toBufferedImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i += 3) {
            bgr[i] = rgb[i + 2];
            bgr[i + 1] = rgb[i + 1];
            bgr[i + 2] = rgb[i];
        }
        return image;
    }

    /** A copy of a rectangle of it, which must lie inside. */
    public RgbImage part(int left, int top, int partWidth, int partHeight) {
        RgbImage part = black(partWidth, partHeight);
        for (int y = 0; y < partHeight; y++) {
            System.arraycopy(rgb, 3 * ((top + y) * width + left), part.rgb, 3 * y * partWidth, 3 * partWidth);
        }
        return part;
    }

    /** One sample in 0..255; channel 0 red, 1 green, 2 blue. */
    public int sample(int x, int y, int channel) {
        return rgb[3 * (y * width + x) + channel] & 0xff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbImage that
                && width == that.width && height == that.height && Arrays.equals(rgb, that.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "RgbImage[" + width + "x" + height + "]";
    }

    private static int bytesFor(int width, int height) {
        if (width < 1 || height < 1) {
            throw new InputException("image of " + width + "x" + height
                    + " is empty; both sides must be at least 1");
        }
        long bytes = 3L * width * height;
        if (bytes > Integer.MAX_VALUE) {
            throw new InputException("image of " + width + "x" + height + " needs " + bytes
                    + " bytes, one picture holds " + Integer.MAX_VALUE + "; scale it down first");
        }
        return (int) bytes;
    }
}
