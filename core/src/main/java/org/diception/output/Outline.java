package org.diception.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.diception.Box;
import org.diception.Region;

/**
 * The rings around a region, along the edges of its pixels: outer ones clockwise as seen on the screen, holes
 * the other way round, so the inside is always on the right. Pixels that only touch at a corner belong to
 * different rings.
 */
final class Outline {
    /** Directions along the edges of pixels: right, down, left, up. */
    static final int[] DX = {1, 0, -1, 0};
    static final int[] DY = {0, 1, 0, -1};
    /**
     * Where the edge that leads into that direction begins, counted from the upper left corner of its pixel.
     */
    private static final int[] BEGIN_X = {0, 1, 1, 0};
    private static final int[] BEGIN_Y = {0, 0, 1, 1};

    private final int left;
    private final int top;
    private final int columns;
    /** For each corner of a pixel one bit for each direction in which an edge begins there. */
    private final byte[] edges;

    private Outline(Region region) {
        Box box = region.box();
        left = box.x();
        top = box.y();
        columns = box.width() + 1;
        edges = new byte[columns * (box.height() + 1)];
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                for (int d = 0; d < DX.length && region.contains(left + x, top + y); d++) {
                    int across = turn(d, 3);
                    if (!region.contains(left + x + DX[across], top + y + DY[across])) {
                        edges[(y + BEGIN_Y[d]) * columns + x + BEGIN_X[d]] |= (byte) (1 << d);
                    }
                }
            }
        }
    }

    /** All rings of a region, each as x, y of its corners in pixels of the photo, whole numbers. */
    static List<int[]> rings(Region region) {
        Outline outline = new Outline(region);
        List<int[]> rings = new ArrayList<>();
        for (int corner = 0; corner < outline.edges.length; corner++) {
            while (outline.edges[corner] != 0) {
                rings.add(outline.ring(corner));
            }
        }
        return rings;
    }

    /** The ring that begins at its first corner in reading order, which so is no point of a straight edge. */
    private int[] ring(int start) {
        IntStream.Builder corners = IntStream.builder();
        int first = Integer.numberOfTrailingZeros(edges[start]);
        int corner = start;
        int direction = first;
        int before = -1;
        do {
            if (direction != before) {
                corners.add(left + corner % columns).add(top + corner / columns);
            }
            before = direction;
            corner += DX[direction] + DY[direction] * columns;
            direction = next(corner, direction);
            if (corner != start || direction != first) {
                edges[corner] &= (byte) ~(1 << direction);
            }
        } while (corner != start || direction != first);
        edges[start] &= (byte) ~(1 << first);
        return corners.build().toArray();
    }

    /** Where two edges leave, the one to the right belongs to the pixel that was followed so far. */
    private int next(int corner, int direction) {
        for (int turn : new int[] {1, 0, 3}) {
            if ((edges[corner] & 1 << turn(direction, turn)) != 0) {
                return turn(direction, turn);
            }
        }
        throw new AssertionError("an outline ends nowhere");
    }

    static int turn(int direction, int quarters) {
        return (direction + quarters) % DX.length;
    }
}
