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
        boolean[] filled = new boolean[mask.length];
        Arrays.fill(filled, true);
        int[] queue = new int[mask.length];
        int end = 0;
        for (int i = 0; i < mask.length; i++) {
            int x = i % width;
            int y = i / width;
            boolean border = x == 0 || y == 0 || x == width - 1 || y == height - 1;
            end = border ? visit(mask, filled, queue, end, i) : end;
        }
        for (int next = 0; next < end; next++) {
            int at = queue[next];
            int x = at % width;
            end = x > 0 ? visit(mask, filled, queue, end, at - 1) : end;
            end = x < width - 1 ? visit(mask, filled, queue, end, at + 1) : end;
            end = at >= width ? visit(mask, filled, queue, end, at - width) : end;
            end = at < mask.length - width ? visit(mask, filled, queue, end, at + width) : end;
        }
        return filled;
    }

    private static int visit(boolean[] mask, boolean[] filled, int[] queue, int end, int pixel) {
        if (mask[pixel] || !filled[pixel]) {
            return end;
        }
        filled[pixel] = false;
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
