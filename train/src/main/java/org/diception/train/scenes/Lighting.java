package org.diception.train.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * The light of a scene: a sun, a weaker second light without shadows, light from everywhere, and haze.
 *
 * @param suns points of the sun's disc, one for each sample of a pixel: a wide disc makes soft shadows
 * @param haze how fast things fade into the horizon, per metre
 */
record Lighting(List<Vec> suns, Colour sun, Vec fillFrom, Colour fill, Colour ambient, Sky sky, double haze) {
    /** Samples of a pixel, hence points of the sun. */
    static final int SUNS = Renderer.SAMPLES * Renderer.SAMPLES;

    static Lighting random(Dice dice, boolean indoors) {
        Vec direction = direction(dice, .35, 1.4);
        double softness = dice.chance(.5) ? 0 : dice.uniform(.01, indoors ? .2 : .06);
        double warmth = .2 * dice.bell();
        Colour warm = new Colour(1 + warmth, 1, 1 - warmth);
        Colour cold = new Colour(1 - warmth / 2, 1, 1 + warmth / 2);
        boolean dull = dice.chance(.2);
        Colour sun = warm.times(dull ? dice.uniform(.05, .3) : dice.uniform(.45, 1.1));
        Colour fill = Material.colour(dice).mix(Colour.grey(.6), .7)
                .times(dice.chance(.5) ? dice.uniform(0, .6) : 0);
        Colour ambient = cold.times(dice.uniform(.3, .75) + (dull ? .25 : 0));
        double haze = indoors ? 0 : dice.pick(0.0, .01, .04);
        return new Lighting(disc(direction, softness, dice), sun, direction(dice, .1, 1), fill, ambient,
                Sky.random(dice), haze);
    }

    private static Vec direction(Dice dice, double lowest, double highest) {
        double elevation = dice.uniform(lowest, highest);
        return Vec.heading(dice.angle()).times(StrictMath.cos(elevation))
                .plus(0, 0, StrictMath.sin(elevation));
    }

    private static List<Vec> disc(Vec direction, double softness, Dice dice) {
        Vec side = direction.cross(new Vec(.3, .9, .2)).unit();
        Vec other = direction.cross(side);
        double start = dice.angle();
        List<Vec> points = new ArrayList<>();
        for (int i = 0; i < SUNS; i++) {
            Vec around = Vec.heading(start + i * 2 * Math.PI / SUNS).times(softness);
            points.add(direction.plus(side.times(around.x())).plus(other.times(around.y())).unit());
        }
        return points;
    }
}
