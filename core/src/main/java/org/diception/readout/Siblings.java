package org.diception.readout;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides which pieces are one thing: pieces of like colour that lie near each other, or that something in
 * front of them parts. A piece that is far from its siblings is a thing of its own.
 */
final class Siblings {
    /** Of a piece's edge at most about so many pixels are looked at: distances need no more. */
    private static final int SAMPLE = 200;

    private final int[] parts;
    private final Components pieces;
    private final int width;
    private final int[][] edges;

    /**
     * @param parts of each pixel, 0 for the background
     * @param pieces the parts' connected pieces
     */
    Siblings(int[] parts, Components pieces, int width) {
        this.parts = parts;
        this.pieces = pieces;
        this.width = width;
        this.edges = edges();
    }

    /**
     * The pieces of each thing.
     *
     * @param kept pieces that count
     * @param colours of all pieces
     * @param alike how far the colours of siblings may be apart
     * @param near how far siblings may lie apart, as a share of the root of the smaller one's area
     * @param hidden the same where something lies between them
     */
    List<List<Integer>> of(List<Integer> kept, float[][] colours, double alike, double near, double hidden) {
        List<List<Integer>> things = new ArrayList<>();
        for (int piece : kept) {
            List<Integer> thing = new ArrayList<>(List.of(piece));
            for (List<Integer> other : List.copyOf(things)) {
                boolean one = other.stream().anyMatch(sibling ->
                        Colours.squared(colours[piece], colours[sibling]) < alike * alike
                                && near(piece, sibling, near, hidden));
                if (one) {
                    things.remove(other);
                    thing.addAll(other);
                }
            }
            things.add(thing);
        }
        return things;
    }

    private boolean near(int one, int other, double near, double hidden) {
        int from = 0;
        int to = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int a : edges[one]) {
            for (int b : edges[other]) {
                double across = a % width - b % width;
                double down = a / width - b / width;
                double squared = across * across + down * down;
                if (squared < least) {
                    least = squared;
                    from = a;
                    to = b;
                }
            }
        }
        double size = Math.sqrt(Math.min(pieces.area()[one], pieces.area()[other]));
        return Math.sqrt(least) <= size * (somethingBetween(from, to) ? hidden : near);
    }

    /** Whether at least half of the pixels on the way belong to things. */
    private boolean somethingBetween(int from, int to) {
        int across = to % width - from % width;
        int down = to / width - from / width;
        int steps = Math.max(Math.abs(across), Math.abs(down));
        int things = 0;
        for (int step = 1; step < steps; step++) {
            int x = from % width + Math.round((float) across * step / steps);
            int y = from / width + Math.round((float) down * step / steps);
            things += parts[y * width + x] != 0 ? 1 : 0;
        }
        return 2 * things >= steps - 1;
    }

    /** Pixels at the edge of each piece, about evenly taken out of all of them. */
    private int[][] edges() {
        int[] label = pieces.label();
        int[] found = new int[label.length];
        int[] count = new int[pieces.count() + 1];
        int size = 0;
        for (int row = 0; row < label.length; row += width) {
            for (int i = row; i < row + width; i++) {
                if (label[i] != 0 && atEdge(i, i - row)) {
                    found[size++] = i;
                    count[label[i]]++;
                }
            }
        }
        int[][] sample = new int[count.length][];
        int[] step = new int[count.length];
        for (int piece = 0; piece < count.length; piece++) {
            step[piece] = Math.max(1, count[piece] / SAMPLE);
            sample[piece] = new int[(count[piece] + step[piece] - 1) / step[piece]];
        }
        int[] seen = new int[count.length];
        for (int k = 0; k < size; k++) {
            int piece = label[found[k]];
            if (seen[piece] % step[piece] == 0) {
                sample[piece][seen[piece] / step[piece]] = found[k];
            }
            seen[piece]++;
        }
        return sample;
    }

    private boolean atEdge(int i, int x) {
        int[] label = pieces.label();
        int own = label[i];
        boolean inside = x > 0 && x < width - 1 && i >= width && i < label.length - width
                && label[i - 1] == own && label[i + 1] == own && label[i - width] == own
                && label[i + width] == own;
        return !inside;
    }
}
