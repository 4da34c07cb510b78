package org.diception.output;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Ramer's, Douglas' and Peucker's simplification of a ring: corners that lie near enough to a line are left
 * out.
 */
final class Simplified {
    private static final int LEAST_CORNERS = 3;

    private Simplified() {}

    /**
     * Some of the corners of a ring, in their order; all of them where fewer than three would be left.
     *
     * @param ring x, y of each corner
     * @param tolerance how far a corner that is left out may lie from the line that replaces it, in pixels
     */
    static int[] of(int[] ring, double tolerance) {
        int corners = ring.length / 2;
        if (tolerance == 0 || corners <= LEAST_CORNERS) {
            return ring;
        }
        boolean[] kept = new boolean[corners];
        int opposite = farthest(ring, 0, corners, 0);
        kept[0] = true;
        kept[opposite] = true;
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, opposite});
        open.push(new int[] {opposite, corners});
        while (!open.isEmpty()) {
            int[] span = open.pop();
            int split = farthest(ring, span[0], span[1], span[1] % corners);
            if (split >= 0 && distance(ring, split, span[0], span[1] % corners) > tolerance) {
                kept[split] = true;
                open.push(new int[] {span[0], split});
                open.push(new int[] {split, span[1]});
            }
        }
        int[] result = new int[ring.length];
        int count = 0;
        for (int i = 0; i < corners; i++) {
            if (kept[i]) {
                result[count++] = ring[2 * i];
                result[count++] = ring[2 * i + 1];
            }
        }
        return count < 2 * LEAST_CORNERS ? ring : Arrays.copyOf(result, count);
    }

    /**
     * The corner between two others that lies farthest from the line through them; -1 where there is none.
     */
    private static int farthest(int[] ring, int from, int to, int end) {
        int farthest = -1;
        double most = -1;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(ring, i, from, end);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    /** From a corner to the piece of line between two others. */
    private static double distance(int[] ring, int corner, int from, int to) {
        double dx = ring[2 * to] - ring[2 * from];
        double dy = ring[2 * to + 1] - ring[2 * from + 1];
        double x = ring[2 * corner] - ring[2 * from];
        double y = ring[2 * corner + 1] - ring[2 * from + 1];
        double length = dx * dx + dy * dy;
        double share = length == 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
        return Math.hypot(x - share * dx, y - share * dy);
    }
}
