package org.diception.readout;

import java.util.Arrays;

/**
 * Parts of a picture that hang together: pixels of equal class that touch at a side or a corner.
 *
 * @param label for each pixel 0 for none, else its part, from 1 in the order of their first pixels
 * @param area pixels of each part; entry 0 counts those of none
 */
record Components(int[] label, int[] area) {
    /** Pixels that are true. */
    static Components of(boolean[] mask, int width) {
        int[] classes = new int[mask.length];
        for (int i = 0; i < mask.length; i++) {
            classes[i] = mask[i] ? 1 : 0;
        }
        return of(classes, width);
    }

    /** Pixels of equal class; those of class 0 belong to no part. */
    static Components of(int[] classes, int width) {
        int[] parent = new int[classes.length / 2 + 2]; // parent of each provisional part, itself or smaller
        int[] label = new int[classes.length];
        int last = 0;
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] == 0) {
                continue;
            }
            int x = i % width;
            int part = 0;
            part = x > 0 ? join(parent, part, classes, label, i, i - 1) : part;
            part = i >= width ? join(parent, part, classes, label, i, i - width) : part;
            part = i >= width && x > 0 ? join(parent, part, classes, label, i, i - width - 1) : part;
            part = i >= width && x < width - 1 ? join(parent, part, classes, label, i, i - width + 1) : part;
            if (part == 0) {
                part = ++last;
                parent = part < parent.length ? parent : Arrays.copyOf(parent, 2 * part);
                parent[part] = part;
            }
            label[i] = part;
        }
        return numbered(label, parent, last);
    }

    int count() {
        return area.length - 1;
    }

    private static int join(int[] parent, int part, int[] classes, int[] label, int pixel, int neighbour) {
        if (classes[neighbour] != classes[pixel]) {
            return part;
        }
        int other = root(parent, label[neighbour]);
        if (part == 0 || part == other) {
            return other;
        }
        int smaller = Math.min(part, other);
        parent[Math.max(part, other)] = smaller;
        return smaller;
    }

    private static int root(int[] parent, int part) {
        while (parent[part] != part) {
            parent[part] = parent[parent[part]];
            part = parent[part];
        }
        return part;
    }

    private static Components numbered(int[] label, int[] parent, int last) {
        int[] number = new int[last + 1];
        int count = 0;
        for (int part = 1; part <= last; part++) {
            int root = root(parent, part);
            number[part] = root == part ? ++count : number[root];
        }
        int[] area = new int[count + 1];
        for (int i = 0; i < label.length; i++) {
            label[i] = number[label[i]];
            area[label[i]]++;
        }
        return new Components(label, area);
    }
}
