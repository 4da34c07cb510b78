package org.diception.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/** The samples of an AWT picture as 8-bit RGB. */
final class Samples {
    private Samples() {}

    /**
     * Reads grey and RGB samples as they are stored: AWT's own conversion would push grey through a
     * linear-light colour space and brighten it. Palettes, packed pixels and CMYK go through their colour
     * model.
     */
    static RgbImage toRgb(BufferedImage image, Decoding decoding) {
        ColorModel model = image.getColorModel();
        boolean stored = model instanceof ComponentColorModel && !model.isAlphaPremultiplied()
                && (isGrey(model) || model.getColorSpace().getType() == ColorSpace.TYPE_RGB);
        return stored ? fromBands(image, decoding) : fromColourModel(image, decoding);
    }

    private static boolean isGrey(ColorModel model) {
        return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    private static RgbImage fromBands(BufferedImage image, Decoding decoding) {
        ColorModel model = image.getColorModel();
        boolean wide = model.getTransferType() == DataBuffer.TYPE_USHORT;
        if (!wide && model.getTransferType() != DataBuffer.TYPE_BYTE) {
            throw new UnsupportedOperationException("samples of more than 16 bits");
        }
        int bands = image.getRaster().getNumBands();
        int nextColour = isGrey(model) ? 0 : 1;
        RgbImage result = RgbImage.black(image.getWidth(), image.getHeight());
        int[] row = new int[image.getWidth() * bands];
        int to = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getPixels(0, y, image.getWidth(), 1, row);
            if (wide) {
                narrow(row, bands, decoding);
            }
            for (int x = 0; x < row.length; x += bands) {
                int opacity = model.hasAlpha() ? row[x + bands - 1] : 255;
                for (int channel = 0; channel < 3; channel++) {
                    int colour = row[x + channel * nextColour];
                    result.rgb()[to++] = (byte) decoding.seenThrough(colour, opacity);
                }
            }
        }
        return result;
    }

    private static void narrow(int[] row, int bands, Decoding decoding) {
        for (int i = 0; i < row.length; i++) {
            row[i] = bands == 1 ? decoding.grey16(row[i]) : decoding.colour16(row[i]);
        }
    }

    private static RgbImage fromColourModel(BufferedImage image, Decoding decoding) {
        int width = image.getWidth();
        RgbImage result = RgbImage.black(width, image.getHeight());
        int[] row = new int[width];
        int to = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int argb : row) {
                int alpha = argb >>> 24;
                result.rgb()[to++] = (byte) decoding.seenThrough(argb >> 16 & 0xff, alpha);
                result.rgb()[to++] = (byte) decoding.seenThrough(argb >> 8 & 0xff, alpha);
                result.rgb()[to++] = (byte) decoding.seenThrough(argb & 0xff, alpha);
            }
        }
        return result;
    }
}
