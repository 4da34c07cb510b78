package org.diception.output;

import java.util.ArrayList;
import java.util.List;
import org.diception.Region;

/**
 * Regions as polygons, one for each part that hangs together at the sides of pixels. A hole is reached from
 * the outer ring over a bridge that is walked both ways (a "keyhole"), since COCO's polygons have no holes
 * of their own; COCO's toolbox and everything that fills by the even-odd rule draw it as a hole.
 */
final class Polygons {
    private Polygons() {}

    /**
     * The polygons of a region as x, y of each corner, pixel edges being whole numbers.
     *
     * @param tolerance how far the outline may be moved, in pixels; 0 is exact
     */
    static List<double[]> of(Region region, double tolerance) {
        List<int[]> outer = new ArrayList<>();
        List<int[]> holes = new ArrayList<>();
        Outline.rings(region).forEach(ring -> (area(ring) > 0 ? outer : holes).add(ring));
        List<int[]> parts = new ArrayList<>();
        outer.forEach(ring -> parts.add(Simplified.of(ring, tolerance)));
        for (int[] hole : holes) {
            int part = around(hole, outer);
            parts.set(part, keyhole(parts.get(part), Simplified.of(hole, tolerance)));
        }
        return parts.stream().map(Polygons::doubles).toList();
    }

    /** Which outer ring lies around a hole: the smallest that holds the pixel at the hole's first edge. */
    private static int around(int[] hole, List<int[]> outer) {
        int direction = 0;
        while (Outline.DX[direction] != Integer.signum(hole[2] - hole[0])
                || Outline.DY[direction] != Integer.signum(hole[3] - hole[1])) {
            direction++;
        }
        int inside = Outline.turn(direction, 1);
        double x = hole[0] + 0.5 * (Outline.DX[direction] + Outline.DX[inside]);
        double y = hole[1] + 0.5 * (Outline.DY[direction] + Outline.DY[inside]);
        int around = -1;
        for (int i = 0; i < outer.size(); i++) {
            boolean smaller = around < 0 || area(outer.get(i)) < area(outer.get(around));
            if (smaller && contains(outer.get(i), x, y)) {
                around = i;
            }
        }
        return around;
    }

    private static boolean contains(int[] ring, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
            boolean crosses = ring[i + 1] > y != ring[j + 1] > y;
            inside ^= crosses && ring[i] < x; // edges that cross a row are upright
        }
        return inside;
    }

    /** A ring with a hole, over the shortest bridge between two corners. */
    private static int[] keyhole(int[] ring, int[] hole) {
        int from = 0;
        int to = 0;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ring.length; i += 2) {
            for (int j = 0; j < hole.length; j += 2) {
                long dx = ring[i] - hole[j];
                long dy = ring[i + 1] - hole[j + 1];
                if (dx * dx + dy * dy < best) {
                    best = dx * dx + dy * dy;
                    from = i;
                    to = j;
                }
            }
        }
        int[] joined = new int[ring.length + hole.length + 4];
        System.arraycopy(ring, 0, joined, 0, from + 2);
        System.arraycopy(hole, to, joined, from + 2, hole.length - to);
        System.arraycopy(hole, 0, joined, from + 2 + hole.length - to, to + 2);
        System.arraycopy(ring, from, joined, from + 4 + hole.length, ring.length - from);
        return joined;
    }

    /** Twice the area, above 0 for a ring that is clockwise on the screen. */
    static long area(int[] ring) {
        long sum = 0;
        for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
            sum += (long) ring[j] * ring[i + 1] - (long) ring[i] * ring[j + 1];
        }
        return sum;
    }

    private static double[] doubles(int[] ring) {
        double[] xy = new double[ring.length];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = ring[i];
        }
        return xy;
    }
}
