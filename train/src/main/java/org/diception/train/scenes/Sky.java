package org.diception.train.scenes;

/**
 * What is behind everything.
 *
 * @param clouds how much of the sky they cover, 0 to 1
 */
record Sky(Colour horizon, Colour zenith, double clouds, int seed) {
    private static final double CLOUD_WHITE = .95;

    static Sky random(Dice dice) {
        double level = dice.uniform(.55, .95);
        Colour horizon = Colour.grey(level).mix(new Colour(dice.uniform(.4, 1), .7, dice.uniform(.4, 1)), .4);
        Colour blue = new Colour(.25, .45, .8).times(dice.uniform(.5, 1.2));
        Colour zenith = dice.chance(.6) ? blue : horizon.times(dice.uniform(.5, 1.1));
        return new Sky(horizon, zenith, dice.chance(.6) ? dice.uniform() : 0, dice.between(1, 9999));
    }

    /** The sky in a direction of unit length, clouds included. */
    void look(double dx, double dy, double dz, float[] rgb) {
        double up = Math.max(0, dz);
        double cloud = 0;
        if (clouds > 0) {
            double flat = 3 / (up + .2);
            cloud = clouds * Math.max(0,
                    Math.min(1, (Noise.fractal(dx * flat, dy * flat, 0, seed) - .45) * 4));
        }
        rgb[0] = (float) channel(horizon.red(), zenith.red(), up, cloud);
        rgb[1] = (float) channel(horizon.green(), zenith.green(), up, cloud);
        rgb[2] = (float) channel(horizon.blue(), zenith.blue(), up, cloud);
    }

    private static double channel(double low, double high, double up, double cloud) {
        double clear = low + (high - low) * up;
        return clear + (CLOUD_WHITE - clear) * cloud;
    }
}
