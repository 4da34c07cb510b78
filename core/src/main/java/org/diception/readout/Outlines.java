package org.diception.readout;

import java.util.Arrays;

/**
 * The second pass: pixels at borders, whose colours are mixtures, join the neighbouring part whose colour is
 * nearest. Only neighbours may claim a pixel, so a mixture that looks like a thing elsewhere is not taken for
 * it.
 */
final class Outlines {
    /** From which noise on a pixel is judged with its neighbours, and from which with theirs. */
    private static final double[] NOISY = {0.01, 0.06};
    private static final int[][] WEIGHTS = {{1}, {1, 2, 1}, {1, 4, 6, 4, 1}};

    private final Canvas canvas;
    private final float[][] colours;
    private final int[] weights;
    private final float[] seen = new float[3];

    /**
     * @param colours of the parts; 0 is the background
     * @param noise of a single pixel
     */
    Outlines(Canvas canvas, float[][] colours, double noise) {
        this.canvas = canvas;
        this.colours = colours;
        this.weights = WEIGHTS[noise < NOISY[0] ? 0 : noise < NOISY[1] ? 1 : 2];
    }

    /** The parts of a picture of blocks, at the size of the canvas. */
    int[] enlarged(int[] parts, int block) {
        int wide = (canvas.width() + block - 1) / block;
        int[] large = new int[canvas.area()];
        for (int y = 0, i = 0; y < canvas.height(); y++) {
            int small = y / block * wide;
            for (int right = block; i < (y + 1) * canvas.width(); right += block, small++) {
                for (int end = Math.min(canvas.width(), right) + y * canvas.width(); i < end; i++) {
                    large[i] = parts[small];
                }
            }
        }
        return large;
    }

    /** Moves the borders, by at most a pixel in each round; writes into the parts. */
    void settle(int[] parts, int rounds) {
        int[] pixels = borders(parts);
        int[] seenIn = new int[parts.length]; // the round in which a pixel was last looked at again
        for (int round = 1; round <= rounds && pixels.length > 0; round++) {
            int[] joined = new int[pixels.length];
            for (int k = 0; k < pixels.length; k++) {
                joined[k] = nearest(parts, pixels[k]);
            }
            int moves = 0;
            for (int k = 0; k < pixels.length; k++) {
                if (parts[pixels[k]] != joined[k]) {
                    parts[pixels[k]] = joined[k];
                    pixels[moves++] = pixels[k];
                }
            }
            pixels = around(pixels, moves, parts, seenIn, round); // all others would stay what they are
        }
    }

    /** All pixels at borders. */
    private int[] borders(int[] parts) {
        int[] found = new int[parts.length];
        int size = 0;
        for (int y = 0, i = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++, i++) {
                if (atBorder(parts, i, x, y)) {
                    found[size++] = i;
                }
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** The pixels at borders among those that moved and their neighbours. */
    private int[] around(int[] moved, int moves, int[] parts, int[] seenIn, int round) {
        int width = canvas.width();
        int[] found = new int[9 * moves];
        int size = 0;
        for (int k = 0; k < moves; k++) {
            int x = moved[k] % width;
            int y = moved[k] / width;
            for (int row = Math.max(0, y - 1); row <= Math.min(canvas.height() - 1, y + 1); row++) {
                for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                    int at = row * width + column;
                    if (seenIn[at] != round && atBorder(parts, at, column, row)) {
                        found[size++] = at;
                    }
                    seenIn[at] = round;
                }
            }
        }
        return Arrays.copyOf(found, size);
    }

    private boolean atBorder(int[] parts, int i, int x, int y) {
        int width = canvas.width();
        int own = parts[i];
        return x > 0 && parts[i - 1] != own || x < width - 1 && parts[i + 1] != own
                || y > 0 && parts[i - width] != own || y < canvas.height() - 1 && parts[i + width] != own;
    }

    /** Of the parts at a pixel and its eight neighbours that of the nearest colour, its own if equal. */
    private int nearest(int[] parts, int pixel) {
        look(pixel);
        int width = canvas.width();
        int x = pixel % width;
        int y = pixel / width;
        int nearest = parts[pixel];
        double least = Colours.squared(seen, colours[nearest]);
        for (int row = Math.max(0, y - 1); row <= Math.min(canvas.height() - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
                int part = parts[row * width + column];
                if (part != nearest) {
                    double distance = Colours.squared(seen, colours[part]);
                    if (distance < least) {
                        least = distance;
                        nearest = part;
                    }
                }
            }
        }
        return nearest;
    }

    /** The colour at a pixel, averaged over its neighbourhood if there is noise. */
    private void look(int pixel) {
        int reach = weights.length / 2;
        int width = canvas.width();
        int x = pixel % width;
        int y = pixel / width;
        float[][] planes = canvas.planes();
        float red = 0;
        float green = 0;
        float blue = 0;
        int sum = 0;
        for (int row = Math.max(0, y - reach); row <= Math.min(canvas.height() - 1, y + reach); row++) {
            for (int column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column++) {
                int weight = weights[row - y + reach] * weights[column - x + reach];
                int at = row * width + column;
                red += weight * planes[0][at];
                green += weight * planes[1][at];
                blue += weight * planes[2][at];
                sum += weight;
            }
        }
        seen[0] = red / sum;
        seen[1] = green / sum;
        seen[2] = blue / sum;
    }
}
