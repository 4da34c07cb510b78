package org.diception.readout;

import java.util.Arrays;

/**
 * Fills a polygon exactly as COCO's toolbox does, since its truths are defined by that: corners are rounded
 * to a grid five times as fine as the pixels, edges are walked along it step by step, and wherever the
 * outline crosses the middle of a column, inside and outside change below the crossing. Made for one polygon.
 */
final class RlePolygon {
    /** Steps of the fine grid to a pixel; the middle of a pixel is step 2. */
    private static final int FINE = 5;
    private static final int MIDDLE = 2;
    /** A polygon is walked step by step, so a corner in the far distance would take for ever. */
    private static final double FARTHEST = 1e5;

    private final int height;
    private final int width;
    private int[] crossings = new int[64];
    private int count;

    RlePolygon(int height, int width) {
        this.height = height;
        this.width = width;
    }

    /** Ends of the runs, by corners x, y. */
    int[] ends(double[] xy) {
        int corners = xy.length / 2;
        if (xy.length % 2 != 0 || corners < 3) {
            throw CocoRle.refused("a polygon of " + xy.length
                    + " numbers, wanted x and y of 3 corners or more");
        }
        int[] fine = new int[xy.length];
        for (int i = 0; i < xy.length; i++) {
            if (!(Math.abs(xy[i]) <= FARTHEST)) {
                throw CocoRle.refused("a polygon with a corner at " + xy[i] + ", at most " + (int) FARTHEST
                        + " is possible");
            }
            fine[i] = (int) (FINE * xy[i] + .5); // towards 0, for negative ones too
        }
        for (int i = 0; i < corners; i++) {
            int next = (i + 1) % corners;
            edge(fine[2 * i], fine[2 * i + 1], fine[2 * next], fine[2 * next + 1]);
        }
        return runs();
    }

    /** Walks from one corner to the next; the step from an edge to the following one never crosses. */
    private void edge(int fromX, int fromY, int toX, int toY) {
        int steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
        boolean flat = Math.abs(toX - fromX) >= Math.abs(toY - fromY);
        // the slope is always taken from the lower end, so that both directions visit the same points
        boolean reversed = flat ? fromX > toX : fromY > toY;
        int startX = reversed ? toX : fromX;
        int startY = reversed ? toY : fromY;
        double slope = flat
                ? (double) (reversed ? fromY - toY : toY - fromY) / steps
                : (double) (reversed ? fromX - toX : toX - fromX) / steps;
        int lastX = fromX;
        int lastY = fromY;
        for (int step = 0; step <= steps; step++) {
            int t = reversed ? steps - step : step;
            int x = flat ? startX + t : (int) (startX + slope * t + .5);
            int y = flat ? (int) (startY + slope * t + .5) : startY + t;
            if (x != lastX) {
                crossing(x > lastX ? x - 1 : x, Math.min(y, lastY));
            }
            lastX = x;
            lastY = y;
        }
    }

    /** The outline passes the fine column {@code x} at the fine row {@code y}. */
    private void crossing(int x, int y) {
        if (x < MIDDLE || (x - MIDDLE) % FINE != 0 || (x - MIDDLE) / FINE >= width) {
            return; // not the middle of a column of the picture
        }
        if (count == crossings.length) {
            crossings = Arrays.copyOf(crossings, 2 * count);
        }
        int row = Math.floorDiv(y + FINE - 1 - MIDDLE, FINE); // the first pixel whose middle is not above
        crossings[count++] = (x - MIDDLE) / FINE * height + Math.max(0, Math.min(height, row));
    }

    /** Each crossing ends a run; two at one place cancel each other. */
    private int[] runs() {
        int[] places = Arrays.copyOf(crossings, count + 1);
        places[count] = height * width;
        Arrays.sort(places);
        int[] ends = new int[places.length];
        int runs = 0;
        ends[runs++] = places[0];
        for (int i = 1; i < places.length; i++) {
            if (places[i] > places[i - 1]) {
                ends[runs++] = places[i];
            } else if (++i < places.length) {
                ends[runs - 1] = places[i];
            }
        }
        return Arrays.copyOf(ends, runs);
    }
}
