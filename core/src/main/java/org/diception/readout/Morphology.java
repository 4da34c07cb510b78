package org.diception.readout;

import java.util.Arrays;

/** Masks without specks, cracks and holes. All methods answer with a new mask. */
final class Morphology {
    private Morphology() {}

    /** Without what a square of so many pixels a side does not fit into. */
    static boolean[] open(boolean[] mask, int width, int kernel) {
        return grow(shrink(mask, width, kernel), width, kernel);
    }

    /** With what such a square outside does not fit into. */
    static boolean[] close(boolean[] mask, int width, int kernel) {
        return shrink(grow(mask, width, kernel), width, kernel);
    }

    /** With all that the mask encloses: what is not connected by sides with the picture's border. */
    static boolean[] fillHoles(boolean[] mask, int width) {
        int height = mask.length / width;
        int stride = width + 2;
        boolean[] closed = rimmed(mask, width); // and what water has reached
        int[] queue = new int[mask.length];
        int end = 0;
        for (int x = 1; x <= width; x++) {
            end = visit(closed, queue, end, stride + x);
            end = visit(closed, queue, end, height * stride + x);
        }
        for (int y = 1; y <= height; y++) {
            end = visit(closed, queue, end, y * stride + 1);
            end = visit(closed, queue, end, y * stride + width);
        }
        for (int next = 0; next < end; next++) {
            int at = queue[next];
            end = visit(closed, queue, end, at - 1);
            end = visit(closed, queue, end, at + 1);
            end = visit(closed, queue, end, at - stride);
            end = visit(closed, queue, end, at + stride);
        }
        boolean[] filled = mask.clone();
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                filled[i] |= !closed[(y + 1) * stride + x + 1];
            }
        }
        return filled;
    }

    /** A mask within a border that is one pixel wide and set, so that each pixel has four neighbours. */
    private static boolean[] rimmed(boolean[] mask, int width) {
        int height = mask.length / width;
        boolean[] rimmed = new boolean[(width + 2) * (height + 2)];
        Arrays.fill(rimmed, true);
        for (int y = 0; y < height; y++) {
            System.arraycopy(mask, y * width, rimmed, (y + 1) * (width + 2) + 1, width);
        }
        return rimmed;
    }

    private static int visit(boolean[] closed, int[] queue, int end, int pixel) {
        if (closed[pixel]) {
            return end;
        }
        closed[pixel] = true;
        queue[end] = pixel;
        return end + 1;
    }

    private static boolean[] shrink(boolean[] mask, int width, int kernel) {
        return windows(mask, width, kernel, true);
    }

    private static boolean[] grow(boolean[] mask, int width, int kernel) {
        return windows(mask, width, kernel, false);
    }

    /** Whether all or any pixels of the square around each are set, as far as it lies in the picture. */
    private static boolean[] windows(boolean[] mask, int width, int kernel, boolean all) {
        int height = mask.length / width;
        boolean[] rows = new boolean[mask.length];
        boolean[] both = new boolean[mask.length];
        for (int y = 0; y < height; y++) {
            line(mask, rows, y * width, 1, width, kernel, all);
        }
        for (int x = 0; x < width; x++) {
            line(rows, both, x, width, height, kernel, all);
        }
        return both;
    }

    private static void line(boolean[] from, boolean[] to, int start, int step, int length, int kernel,
            boolean all) {
        int reach = kernel / 2;
        int other = 0; // pixels in the window that differ from what a full window wants
        for (int i = -reach; i < length; i++) {
            int enters = i + reach;
            int leaves = i - reach - 1;
            other += enters < length && from[start + enters * step] != all ? 1 : 0;
            other -= leaves >= 0 && from[start + leaves * step] != all ? 1 : 0;
            if (i >= 0) {
                to[start + i * step] = other == 0 == all;
            }
        }
    }
}
