package org.diception.readout;

import java.util.function.IntBinaryOperator;
import org.diception.image.Planes;

/** Pictures for tests, painted pixel by pixel. */
final class Painted {
    private Painted() {}

    /** A picture of the colours 0xRRGGBB that {@code rgb} gives for (x, y). */
    static Planes of(int width, int height, IntBinaryOperator rgb) {
        int area = width * height;
        float[] data = new float[3 * area];
        for (int i = 0; i < area; i++) {
            int colour = rgb.applyAsInt(i % width, i / width);
            for (int k = 0; k < 3; k++) {
                data[k * area + i] = (colour >> 16 - 8 * k & 255) / 255f;
            }
        }
        return new Planes(3, height, width, data);
    }

    static boolean inside(int x, int y, int left, int top, int width, int height) {
        return x >= left && x < left + width && y >= top && y < top + height;
    }

    /** Whether a pixel's middle lies in a disc. */
    static boolean inDisc(int x, int y, double centreX, double centreY, double radius) {
        return Math.hypot(x + 0.5 - centreX, y + 0.5 - centreY) <= radius;
    }

    static int pixels(Segment segment) {
        int pixels = 0;
        for (float share : segment.share().part().data()) {
            pixels += share >= 0.5f ? 1 : 0;
        }
        return pixels;
    }
}
