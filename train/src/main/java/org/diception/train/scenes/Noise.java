package org.diception.train.scenes;

/**
 * Smooth chance over space, from an integer hash of the lattice: the same value at the same place, always.
 */
final class Noise {
    private Noise() {
    }

    /** 0 to 1 for a lattice point. */
    static double lattice(int x, int y, int z, int seed) {
        int h = x * 374761393 + y * 668265263 + z * 2147483647 + seed * 974634777;
        h = (h ^ (h >>> 13)) * 1274126177;
        return ((h ^ (h >>> 16)) & 0xFFFF) * (1 / 65535.0);
    }

    /** Value noise, 0 to 1, one bump per unit. */
    static double smooth(double x, double y, double z, int seed) {
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        double floorZ = Math.floor(z);
        int ix = (int) floorX;
        int iy = (int) floorY;
        int iz = (int) floorZ;
        double u = ease(x - floorX);
        double v = ease(y - floorY);
        double w = ease(z - floorZ);
        double near = mix(row(ix, iy, iz, seed, u), row(ix, iy + 1, iz, seed, u), v);
        double far = mix(row(ix, iy, iz + 1, seed, u), row(ix, iy + 1, iz + 1, seed, u), v);
        return mix(near, far, w);
    }

    /** Three octaves of {@link #smooth}, 0 to 1. */
    static double fractal(double x, double y, double z, int seed) {
        return .5 * smooth(x, y, z, seed) + .3 * smooth(x * 2.1, y * 2.1, z * 2.1, seed + 1)
                + .2 * smooth(x * 4.3, y * 4.3, z * 4.3, seed + 2);
    }

    /** A smooth wave of period 1 from 0 to 1 and back: a sine to the eye, but the same bits everywhere. */
    static double wave(double x) {
        double phase = x - Math.floor(x);
        return ease(phase < .5 ? 2 * phase : 2 - 2 * phase);
    }

    private static double row(int x, int y, int z, int seed, double u) {
        return mix(lattice(x, y, z, seed), lattice(x + 1, y, z, seed), u);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
