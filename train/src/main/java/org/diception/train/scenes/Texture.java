package org.diception.train.scenes;

/**
 * How a material's two colours share its surface: the share of the second one at a point of texture space.
 */
enum Texture {
    PLAIN {
        @Override
        double at(double x, double y, double z, int seed) {
            return 0;
        }
    },
    CLOUDY {
        @Override
        double at(double x, double y, double z, int seed) {
            return Math.min(1, Math.max(0, (Noise.fractal(x, y, z, seed) - .3) * 2.5));
        }
    },
    STRIPES {
        @Override
        double at(double x, double y, double z, int seed) {
            return part(x * .5) < .5 ? 1 : 0;
        }
    },
    CHECKS {
        @Override
        double at(double x, double y, double z, int seed) {
            return ((int) Math.floor(x) + (int) Math.floor(y) + (int) Math.floor(z)) & 1;
        }
    },
    SHADES {
        @Override
        double at(double x, double y, double z, int seed) {
            return Noise.wave(x * .08 + y * .03);
        }
    },
    DOTS {
        @Override
        double at(double x, double y, double z, int seed) {
            double u = part(x) - .5;
            double v = part(y) - .5;
            double w = part(z) - .5;
            return u * u + v * v + w * w < .1 ? 1 : 0;
        }
    },
    WOOD {
        @Override
        double at(double x, double y, double z, int seed) {
            return Noise.wave(x * .6 + Noise.fractal(x * .5, y * .5, z * .5, seed));
        }
    },
    BRICK {
        @Override
        double at(double x, double y, double z, int seed) {
            double row = Math.floor(z * 2);
            double along = x + y + (((int) row & 1) == 0 ? 0 : .5);
            boolean mortar = part(along) < .06 || part(z * 2) < .1;
            return mortar ? 1 : .3 * Noise.lattice((int) Math.floor(along), (int) row, 0, seed);
        }
    },
    TILES {
        @Override
        double at(double x, double y, double z, int seed) {
            boolean joint = part(x) < .05 || part(y) < .05 || part(z) < .05;
            return joint ? 1 : .2 * Noise.lattice((int) Math.floor(x), (int) Math.floor(y),
                    (int) Math.floor(z), seed);
        }
    },
    PLANKS {
        @Override
        double at(double x, double y, double z, int seed) {
            int board = (int) Math.floor(x * .7);
            double along = y * .15 + Noise.lattice(board, 0, 0, seed) * 7;
            boolean joint = part(x * .7) < .04 || part(along) < .01;
            return joint ? 1 : .35 * Noise.lattice(board, (int) Math.floor(along), 1, seed)
                    + .3 * Noise.smooth(x * 4, y * .4, z * 4, seed);
        }
    },
    WEAVE {
        @Override
        double at(double x, double y, double z, int seed) {
            return .5 * Noise.wave(x * 3) + .5 * Noise.wave((y + z) * 3);
        }
    },
    LEAVES {
        @Override
        double at(double x, double y, double z, int seed) {
            double v = Noise.smooth(x * 5, y * 5, z * 5, seed);
            return v < .42 ? 1 : .5 * Noise.smooth(x * 11, y * 11, z * 11, seed + 1);
        }
    },
    GRAIN {
        @Override
        double at(double x, double y, double z, int seed) {
            return Noise.smooth(x * 6, y * 6, z * 6, seed);
        }
    };

    /** From 0 (first colour) to 1 (second colour). */
    abstract double at(double x, double y, double z, int seed);

    private static double part(double v) {
        return v - Math.floor(v);
    }
}
