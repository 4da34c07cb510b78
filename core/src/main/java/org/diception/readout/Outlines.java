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
            for (int x = 0; x < canvas.width(); x++, i++) {
                large[i] = parts[y / block * wide + x / block];
            }
        }
        return large;
    }

    /** Moves the borders, by at most a pixel in each round; writes into the parts. */
    void settle(int[] parts, int rounds) {
        boolean[] atBorder = new boolean[parts.length];
        int[] pixels = new int[parts.length];
        int[] joined = new int[parts.length];
        boolean moved = true;
        for (int round = 0; round < rounds && moved; round++) {
            markBorders(parts, atBorder);
            int size = 0;
            for (int i = 0; i < parts.length; i++) {
                if (atBorder[i]) {
                    joined[size] = nearest(parts, i);
                    pixels[size++] = i;
                }
            }
            moved = false;
            for (int k = 0; k < size; k++) {
                moved |= parts[pixels[k]] != joined[k];
                parts[pixels[k]] = joined[k];
            }
        }
    }

    private void markBorders(int[] parts, boolean[] atBorder) {
        Arrays.fill(atBorder, false);
        int width = canvas.width();
        for (int y = 0, i = 0; y < canvas.height(); y++) {
            for (int x = 0; x < width; x++, i++) {
                boolean right = x < width - 1 && parts[i] != parts[i + 1];
                boolean down = y < canvas.height() - 1 && parts[i] != parts[i + width];
                if (right) {
                    atBorder[i] = true;
                    atBorder[i + 1] = true;
                }
                if (down) {
                    atBorder[i] = true;
                    atBorder[i + width] = true;
                }
            }
        }
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
        int x = pixel % canvas.width();
        int y = pixel / canvas.width();
        Arrays.fill(seen, 0);
        int sum = 0;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                boolean inside = x + dx >= 0 && x + dx < canvas.width() && y + dy >= 0
                        && y + dy < canvas.height();
                if (inside) {
                    int weight = weights[dx + reach] * weights[dy + reach];
                    int at = pixel + dy * canvas.width() + dx;
                    for (int k = 0; k < 3; k++) {
                        seen[k] += weight * canvas.planes()[k][at];
                    }
                    sum += weight;
                }
            }
        }
        for (int k = 0; k < 3; k++) {
            seen[k] /= sum;
        }
    }
}
