package org.diception.image;

import org.diception.InputException;

/**
 * A picture of float planes in C order, the form in which pictures enter and leave the network.
 *
 * <p>Safe to share between threads as long as nobody writes into {@link #data}.
 *
 * @param channels planes, at least 1
 * @param height   rows, at least 1
 * @param width    columns, at least 1
 * @param data     (C, H, W) floats; the range is the caller's, not copied
 */
public record Planes(int channels, int height, int width, float[] data) {
    public Planes {
        if (channels < 1 || height < 1 || width < 1) {
            throw new InputException("planes of " + shape(channels, height, width)
                    + " are empty; every dimension must be at least 1");
        }
        long wanted = (long) channels * height * width;
        if (data.length != wanted) {
            throw new InputException("planes of " + shape(channels, height, width) + " need " + wanted
                    + " floats, " + data.length + " given; pass them in C order");
        }
    }

    /** Red, green and blue planes in [0, 1], each byte divided by 255. */
    public static Planes of(RgbImage image) {
        int area = image.width() * image.height();
        byte[] rgb = image.rgb();
        float[] data = new float[3 * area];
        for (int i = 0; i < area; i++) {
            data[i] = (rgb[3 * i] & 0xff) / 255f;
            data[area + i] = (rgb[3 * i + 1] & 0xff) / 255f;
            data[2 * area + i] = (rgb[3 * i + 2] & 0xff) / 255f;
        }
        return new Planes(3, image.height(), image.width(), data); // (3, H, W)
    }

    /** Three planes in [0, 1] as a picture; values outside are clipped and not-a-number becomes 0. */
    public RgbImage toRgb(Rounding rounding) {
        if (channels != 3) {
            throw new InputException("a picture has 3 planes, " + channels + " given; use a colour map");
        }
        int area = height * width;
        RgbImage image = RgbImage.black(width, height);
        byte[] rgb = image.rgb();
        for (int i = 0; i < area; i++) {
            rgb[3 * i] = (byte) rounding.toByte(data[i]);
            rgb[3 * i + 1] = (byte) rounding.toByte(data[area + i]);
            rgb[3 * i + 2] = (byte) rounding.toByte(data[2 * area + i]);
        }
        return image;
    }

    /** The mean over the channels, one plane: how the painted depth becomes a number. */
    public Planes mean() {
        int area = height * width;
        float[] mean = new float[area];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < area; i++) {
                mean[i] += data[c * area + i];
            }
        }
        for (int i = 0; i < area; i++) {
            mean[i] /= channels;
        }
        return new Planes(1, height, width, mean); // (1, H, W)
    }

    private static String shape(int channels, int height, int width) {
        return channels + "x" + height + "x" + width;
    }
}
