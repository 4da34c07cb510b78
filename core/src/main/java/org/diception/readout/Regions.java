package org.diception.readout;

import java.util.Arrays;

/**
 * The parts of a picture, which grow together: of each its number of pixels and its colour, of each two that
 * touch the length of their border.
 */
final class Regions {
    /** A border is one number: two parts of 20 bits, the smaller first, and its length. */
    private static final int PART_BITS = 20;
    private static final int LENGTH_BITS = 23;
    /** More pixels cannot be told apart. */
    static final int MOST_PIXELS = 1 << PART_BITS;

    private final int[] label;
    private final int[] parent;
    private final int[] area;
    /** Sums of red, green and blue of each part and of the weights with which its pixels count. */
    private final double[][] sums;
    private long[] borders;

    /**
     * @param label of each pixel, from 1 on
     * @param gradient how fast the colour changes at each pixel
     * @param flat a gradient at which a pixel counts half for the colour of its part: the rest is edge
     */
    Regions(Canvas canvas, int[] label, float[] gradient, double flat) {
        int count = Arrays.stream(label).max().orElse(0);
        this.label = label;
        this.parent = new int[count + 1];
        this.area = new int[count + 1];
        this.sums = new double[4][count + 1];
        for (int part = 0; part <= count; part++) {
            parent[part] = part;
        }
        for (int i = 0; i < label.length; i++) {
            double steepness = gradient[i] / flat;
            double weight = 1 / (1 + steepness * steepness);
            for (int k = 0; k < 3; k++) {
                sums[k][label[i]] += weight * canvas.planes()[k][i];
            }
            sums[3][label[i]] += weight;
            area[label[i]]++;
        }
        borders = bordersOf(label, canvas.width());
        tidy();
    }

    private static long[] bordersOf(int[] label, int width) {
        long[] found = new long[1024];
        int size = 0;
        for (int row = 0; row < label.length; row += width) {
            boolean last = row + width == label.length;
            for (int i = row; i < row + width; i++) {
                int right = i < row + width - 1 ? i + 1 : i;
                int below = last ? i : i + width;
                found = size + 1 < found.length ? found : Arrays.copyOf(found, 2 * size);
                if (label[i] != label[right]) {
                    found[size++] = border(label[i], label[right], 1);
                }
                if (label[i] != label[below]) {
                    found[size++] = border(label[i], label[below], 1);
                }
            }
        }
        return Arrays.copyOf(found, size);
    }

    private static long border(int one, int other, int length) {
        long both = (long) Math.min(one, other) << PART_BITS | Math.max(one, other);
        return both << LENGTH_BITS | length;
    }

    /** Forgets borders within a part and adds up those between the same two. */
    void tidy() {
        int size = 0;
        for (int i = 0; i < borders.length; i++) {
            int one = one(i);
            int other = other(i);
            if (one != other) {
                borders[size++] = border(one, other, length(i));
            }
        }
        Arrays.sort(borders, 0, size);
        int last = -1;
        for (int i = 0; i < size; i++) {
            if (last >= 0 && borders[last] >>> LENGTH_BITS == borders[i] >>> LENGTH_BITS) {
                borders[last] += length(i);
            } else {
                borders[++last] = borders[i];
            }
        }
        borders = Arrays.copyOf(borders, last + 1);
    }

    /** Pairs of parts that touch, or did so when they were last tidied up. */
    int borders() {
        return borders.length;
    }

    /** One of the parts that a border is between. */
    int one(int border) {
        return root((int) (borders[border] >>> LENGTH_BITS + PART_BITS));
    }

    /** The other part. */
    int other(int border) {
        return root((int) (borders[border] >>> LENGTH_BITS) & MOST_PIXELS - 1);
    }

    /** Sides of pixels that lie on the border. */
    int length(int border) {
        return (int) borders[border] & (1 << LENGTH_BITS) - 1;
    }

    /** Parts there were in the beginning, and so one more than the greatest number of one. */
    int size() {
        return parent.length;
    }

    /** Whether a number stands for a part that has not gone into another one. */
    boolean lives(int part) {
        return part > 0 && parent[part] == part;
    }

    int area(int part) {
        return area[part];
    }

    /** The mean colour of a part. */
    float[] colour(int part) {
        double weight = sums[3][part];
        return new float[] {(float) (sums[0][part] / weight), (float) (sums[1][part] / weight),
            (float) (sums[2][part] / weight)};
    }

    /** Euclidean distance of the mean colours. */
    double distance(int one, int other) {
        double squared = 0;
        for (double[] sum : new double[][] {sums[0], sums[1], sums[2]}) {
            double difference = sum[one] / sums[3][one] - sum[other] / sums[3][other];
            squared += difference * difference;
        }
        return Math.sqrt(squared);
    }

    /** Makes one part of two of like colours. */
    void join(int one, int other) {
        boolean first = area[one] >= area[other];
        int stays = first ? one : other;
        int goes = first ? other : one;
        for (double[] sum : sums) {
            sum[stays] += sum[goes];
        }
        swallow(stays, goes);
    }

    /** Gives the pixels of a part to another one, whose colour stays what it was. */
    void swallow(int stays, int goes) {
        parent[goes] = stays;
        area[stays] += area[goes];
    }

    /** The part that each pixel has come to. */
    int[] labels() {
        int[] now = new int[label.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = root(label[i]);
        }
        return now;
    }

    /** The part that one has gone into, itself if it lives. */
    int root(int part) {
        while (parent[part] != part) {
            parent[part] = parent[parent[part]];
            part = parent[part];
        }
        return part;
    }
}
