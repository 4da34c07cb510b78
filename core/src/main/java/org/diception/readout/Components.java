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
        for (int row = 0; row < classes.length; row += width) {
            for (int i = row; i < row + width; i++) {
                if (classes[i] != 0) {
                    int part = partOf(i, i - row, classes, label, parent, width);
                    if (part == 0) {
                        part = ++last;
                        parent = part < parent.length ? parent : Arrays.copyOf(parent, 2 * part);
                        parent[part] = part;
                    }
                    label[i] = part;
                }
            }
        }
        return numbered(label, parent, last);
    }

    int count() {
        return area.length - 1;
    }

    /**
     * The provisional part of a pixel's neighbours above and to the left, 0 if none is of its class. The one
     * above touches the other three, so they are its part already; else only the one above to the right can
     * be another part than the one to the left.
     */
    private static int partOf(int pixel, int x, int[] classes, int[] label, int[] parent, int width) {
        int own = classes[pixel];
        int above = pixel - width;
        if (above >= 0 && classes[above] == own) {
            return label[above];
        }
        int part = 0;
        if (x > 0) {
            part = classes[pixel - 1] == own ? label[pixel - 1]
                    : above >= 0 && classes[above - 1] == own ? label[above - 1] : 0;
        }
        if (above >= 0 && x < width - 1 && classes[above + 1] == own) {
            return part == 0 ? label[above + 1] : join(parent, part, label[above + 1]);
        }
        return part;
    }

    private static int join(int[] parent, int one, int other) {
        int first = root(parent, one);
        int second = root(parent, other);
        int smaller = Math.min(first, second);
        parent[Math.max(first, second)] = smaller;
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
