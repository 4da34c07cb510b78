package org.diception.train.truth;

import java.util.Random;

/** Random colours that stay apart from each other and from black, as far as their number allows. */
final class Palette {
    /** Distances are in a cube whose side is 2, so that black to white is 3.46. */
    private static final double FROM_BLACK = 1;
    /** The brightest channel of a colour is at least this, so that no instance is a shade of dark grey. */
    private static final double BRIGHT = .3;
    private static final double APART = 1.1;
    private static final int TRIES = 20;
    /** After that many colours in vain the wanted distance shrinks by this factor. */
    private static final double GIVE_WAY = .9;

    private final Random random;

    Palette(Random random) {
        this.random = random;
    }

    /** {@code count} × (r, g, b) in [-1, 1]. */
    float[][] colours(int count) {
        float[][] colours = new float[count][];
        double apart = APART;
        for (int i = 0; i < count; i++) {
            int tries = 0;
            do {
                if (++tries % TRIES == 0) {
                    apart *= GIVE_WAY;
                }
                colours[i] = new float[] {draw(), draw(), draw()};
            } while (!distinct(colours, i, apart));
        }
        return colours;
    }

    private float draw() {
        return random.nextFloat() * 2 - 1;
    }

    private static boolean distinct(float[][] colours, int last, double apart) {
        float[] colour = colours[last];
        double brightest = Math.max(colour[0], Math.max(colour[1], colour[2]));
        if (brightest < BRIGHT || distance(colour, new float[] {-1, -1, -1}) < FROM_BLACK) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            if (distance(colours[i], colour) < apart) {
                return false;
            }
        }
        return true;
    }

    static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return Math.sqrt(sum);
    }
}
