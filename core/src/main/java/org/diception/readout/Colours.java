package org.diception.readout;

import org.diception.image.Planes;

/** Colours as (r, g, b) from 0 to 1; the network paints a little beyond, which is clipped. */
final class Colours {
    private Colours() {}

    static float[] at(Planes colours, int pixel) {
        int area = colours.width() * colours.height();
        return new float[] {clip(colours.data()[pixel]), clip(colours.data()[area + pixel]),
            clip(colours.data()[2 * area + pixel])};
    }

    /** Euclidean distance, squared. */
    static double squared(float[] a, float[] b) {
        double red = a[0] - b[0];
        double green = a[1] - b[1];
        double blue = a[2] - b[2];
        return red * red + green * green + blue * blue;
    }

    /** The distance of a pixel from a colour, squared. */
    static double squared(Planes colours, int pixel, float[] colour) {
        float[] data = colours.data();
        int area = data.length / 3;
        double red = clip(data[pixel]) - colour[0];
        double green = clip(data[area + pixel]) - colour[1];
        double blue = clip(data[2 * area + pixel]) - colour[2];
        return red * red + green * green + blue * blue;
    }

    /** From black, squared. */
    static double squared(float[] a) {
        return (double) a[0] * a[0] + (double) a[1] * a[1] + (double) a[2] * a[2];
    }

    /** 0xRRGGBB. */
    static int rgb(float[] colour) {
        int rgb = 0;
        for (float value : colour) {
            rgb = rgb << 8 | Math.round(clip(value) * 255);
        }
        return rgb;
    }

    static float clip(float value) {
        return Math.max(0, Math.min(1, value));
    }
}
