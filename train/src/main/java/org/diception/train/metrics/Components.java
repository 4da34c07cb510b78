package org.diception.train.metrics;

import java.util.ArrayList;
import java.util.List;

/** Parts of a mask that hang together, pixels touching at a side. */
final class Components {
    private Components() {
    }

    /** The parts with at least {@code least} pixels, in the order of their first pixels. */
    static List<boolean[]> of(boolean[] mask, int width, int least) {
        boolean[] left = mask.clone();
        int[] found = new int[mask.length];
        List<boolean[]> parts = new ArrayList<>();
        for (int i = 0; i < mask.length; i++) {
            if (left[i]) {
                int size = flood(left, width, i, found);
                if (size >= least) {
                    boolean[] part = new boolean[mask.length];
                    for (int k = 0; k < size; k++) {
                        part[found[k]] = true;
                    }
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    /** Moves the part around a pixel from {@code left} to the head of {@code found} and tells its size. */
    private static int flood(boolean[] left, int width, int start, int[] found) {
        int size = 0;
        left[start] = false;
        found[size++] = start;
        for (int next = 0; next < size; next++) {
            int at = found[next];
            int x = at % width;
            int[] neighbours = {x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width};
            for (int n : neighbours) {
                if (n >= 0 && n < left.length && left[n]) {
                    left[n] = false;
                    found[size++] = n;
                }
            }
        }
        return size;
    }
}
