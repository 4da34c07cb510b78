package org.diception.readout;

/**
 * Watershed: the picture as a landscape whose height is how fast the colour changes. Water rises from every
 * flat place; where two waters would meet is a border. A slope between two colours has its summit in the
 * middle, so soft edges make no places of their own, and a weak edge is found as well as a strong one.
 */
final class Basins {
    private static final int LEVELS = 64;
    /** A step from black to white changes neighbours' neighbours by 1.73, of which a half is the gradient. */
    private static final double STEEPEST = 0.9;

    private final Canvas canvas;
    private final int[] level;
    private final int[] label;
    private final int[] queue;
    private int count;

    private Basins(Canvas canvas, float[] gradient, double flat) {
        this.canvas = canvas;
        this.level = new int[canvas.area()];
        this.label = new int[canvas.area()];
        this.queue = new int[canvas.area()];
        for (int i = 0; i < level.length; i++) {
            double steep = (gradient[i] - flat) / STEEPEST;
            level[i] = steep < 0 ? 0 : Math.min(LEVELS - 1, 1 + (int) (Math.sqrt(steep) * (LEVELS - 2)));
        }
    }

    /**
     * The basin of each pixel, from 1 on.
     *
     * @param gradient as {@link #gradient} says
     * @param flat up to this it counts as level ground
     */
    static int[] of(Canvas canvas, float[] gradient, double flat) {
        Basins basins = new Basins(canvas, gradient, flat);
        int[][] levels = basins.pixelsByLevel();
        for (int height = 0; height < LEVELS; height++) {
            basins.flood(levels[height], height);
        }
        return basins.label;
    }

    /** Half the colour distance between a pixel's neighbours, along rows and columns together. */
    static float[] gradient(Canvas canvas) {
        int width = canvas.width();
        float[] gradient = new float[canvas.area()];
        for (int y = 0, i = 0; y < canvas.height(); y++) {
            int up = y > 0 ? width : 0;
            int down = y < canvas.height() - 1 ? width : 0;
            for (int x = 0; x < width; x++, i++) {
                int left = x > 0 ? i - 1 : i;
                int right = x < width - 1 ? i + 1 : i;
                gradient[i] = (float) Math.sqrt(canvas.squared(left, right)
                        + canvas.squared(i - up, i + down)) / 2;
            }
        }
        return gradient;
    }

    private int[][] pixelsByLevel() {
        int[] counts = new int[LEVELS];
        for (int height : level) {
            counts[height]++;
        }
        int[][] pixels = new int[LEVELS][];
        for (int height = 0; height < LEVELS; height++) {
            pixels[height] = new int[counts[height]];
        }
        int[] filled = new int[LEVELS];
        for (int i = 0; i < level.length; i++) {
            pixels[level[i]][filled[level[i]]++] = i;
        }
        return pixels;
    }

    /** Waters of lower levels spread over this one; what they do not reach is a new basin. */
    private void flood(int[] pixels, int height) {
        int end = 0;
        for (int pixel : pixels) {
            int water = nearestWater(pixel);
            if (water > 0) {
                label[pixel] = -water; // does not count yet, so that the order of pixels does not matter
                queue[end++] = pixel;
            }
        }
        for (int i = 0; i < end; i++) {
            label[queue[i]] = -label[queue[i]];
        }
        spread(end, height);
        for (int pixel : pixels) {
            if (label[pixel] == 0) {
                label[pixel] = ++count;
                queue[0] = pixel;
                spread(1, height);
            }
        }
    }

    /** The neighbouring basin of the most similar pixel, or 0. */
    private int nearestWater(int pixel) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        int x = pixel % canvas.width();
        for (int side = 0; side < 4; side++) {
            int neighbour = neighbour(pixel, x, side);
            if (neighbour >= 0 && label[neighbour] > 0) {
                double distance = canvas.squared(pixel, neighbour);
                if (distance < least) {
                    least = distance;
                    nearest = label[neighbour];
                }
            }
        }
        return nearest;
    }

    private void spread(int end, int height) {
        int width = canvas.width();
        for (int next = 0; next < end; next++) {
            int pixel = queue[next];
            int x = pixel % width;
            end = x > 0 ? wet(pixel - 1, pixel, end, height) : end;
            end = x < width - 1 ? wet(pixel + 1, pixel, end, height) : end;
            end = pixel >= width ? wet(pixel - width, pixel, end, height) : end;
            end = pixel < label.length - width ? wet(pixel + width, pixel, end, height) : end;
        }
    }

    /** Water flows to a dry neighbour of the same height. */
    private int wet(int neighbour, int pixel, int end, int height) {
        if (label[neighbour] != 0 || level[neighbour] != height) {
            return end;
        }
        label[neighbour] = label[pixel];
        queue[end] = neighbour;
        return end + 1;
    }

    private int neighbour(int pixel, int x, int side) {
        return switch (side) {
            case 0 -> x > 0 ? pixel - 1 : -1;
            case 1 -> x < canvas.width() - 1 ? pixel + 1 : -1;
            case 2 -> pixel - canvas.width();
            default -> pixel + canvas.width() < label.length ? pixel + canvas.width() : -1;
        };
    }
}
