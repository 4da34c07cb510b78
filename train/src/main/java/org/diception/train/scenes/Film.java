package org.diception.train.scenes;

/**
 * What a camera does to the light: exposure, colour cast, tone curve, unsharpness, dark corners, noise.
 *
 * @param exposure multiplies what the automatic exposure chooses
 * @param shoulder whether highlights roll off instead of clipping
 * @param saturation 1 = as it is, 0 = black and white
 * @param blur weight of each neighbour in a separable three-tap kernel, 0 = sharp
 */
record Film(double exposure, Colour cast, boolean shoulder, double gamma, double saturation, double blur,
            double vignette, double noise, Dice dice) {
    /** Entries of the tone curve, for light from 0 to {@link #BRIGHTEST}. */
    private static final int CURVE = 2048;
    private static final double BRIGHTEST = 1.5;
    /**
     * The mean light that the meter aims at, and how far it goes there: dark rooms stay darker than bright
     * fields.
     */
    private static final double METERED = .42;
    private static final double METER_POWER = .6;

    static Film random(Dice dice) {
        Colour cast = new Colour(1 + .07 * dice.bell(), 1, 1 + .07 * dice.bell());
        double saturation = dice.chance(.06) ? 0 : dice.uniform(.7, 1.1);
        return new Film(dice.uniform(.75, 1.3), cast, dice.chance(.5), dice.uniform(.7, 1.1), saturation,
                dice.chance(.7) ? dice.uniform(.02, .2) : 0, dice.chance(.4) ? dice.uniform(0, .5) : 0,
                dice.pick(0.0, .01, .03), dice.split());
    }

    /** Develops linear light, three planes one after the other, into interleaved bytes. */
    byte[] develop(float[] light, int size) {
        float[] seen = blur > 0 ? blurred(light, size) : light;
        float[] curve = curve();
        int pixels = size * size;
        byte[] rgb = new byte[3 * pixels];
        double gain = exposure * metered(seen);
        Dice grain = new Dice(dice.next());
        for (int i = 0; i < pixels; i++) {
            double corner = 1 - vignette * cornerness(i, size);
            double r = curve[entry(seen[i] * corner * gain * cast.red())];
            double g = curve[entry(seen[pixels + i] * corner * gain)];
            double b = curve[entry(seen[2 * pixels + i] * corner * gain * cast.blue())];
            double grey = .3 * r + .59 * g + .11 * b;
            rgb[3 * i] = level(grey + (r - grey) * saturation, grain);
            rgb[3 * i + 1] = level(grey + (g - grey) * saturation, grain);
            rgb[3 * i + 2] = level(grey + (b - grey) * saturation, grain);
        }
        return rgb;
    }

    /** What an automatic exposure makes of the picture's mean. */
    private static double metered(float[] light) {
        double sum = 0;
        for (float v : light) {
            sum += Math.min(BRIGHTEST, v);
        }
        double wanted = METERED / Math.max(1e-3, sum / light.length);
        return Math.max(.5, Math.min(3, StrictMath.pow(wanted, METER_POWER)));
    }

    private byte level(double v, Dice grain) {
        double noisy = noise > 0 ? v + noise * grain.bell() : v;
        return (byte) (int) (Math.max(0, Math.min(1, noisy)) * 255 + .5);
    }

    /** 0 in the middle, 1 in the corners. */
    private static double cornerness(int pixel, int size) {
        double x = (pixel % size + .5) / size * 2 - 1;
        double y = (pixel / size + .5) / size * 2 - 1;
        return (x * x + y * y) / 2;
    }

    private static int entry(double light) {
        return (int) (Math.max(0, Math.min(BRIGHTEST, light)) * ((CURVE - 1) / BRIGHTEST) + .5);
    }

    private float[] curve() {
        float[] curve = new float[CURVE];
        for (int i = 0; i < CURVE; i++) {
            double v = i * BRIGHTEST / (CURVE - 1);
            double rolled = shoulder ? 1 - StrictMath.exp(-1.6 * v) : v;
            curve[i] = (float) StrictMath.pow(Math.min(1, rolled), gamma);
        }
        return curve;
    }

    private float[] blurred(float[] light, int size) {
        return pass(pass(light, size, 1, 0), size, 0, 1);
    }

    /** One direction of a separable three-tap kernel; the border repeats. */
    private float[] pass(float[] light, int size, int stepX, int stepY) {
        float[] out = new float[light.length];
        float side = (float) blur;
        float middle = 1 - 2 * side;
        for (int plane = 0; plane < 3; plane++) {
            int base = plane * size * size;
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    int before = base + Math.max(0, y - stepY) * size + Math.max(0, x - stepX);
                    int after = base + Math.min(size - 1, y + stepY) * size + Math.min(size - 1, x + stepX);
                    int at = base + y * size + x;
                    out[at] = middle * light[at] + side * (light[before] + light[after]);
                }
            }
        }
        return out;
    }
}
