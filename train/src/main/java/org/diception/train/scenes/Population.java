package org.diception.train.scenes;

/** Fills a place with things and people, as far as the camera sees it. */
final class Population {
    /** Radius of the ground that a person takes, metres. */
    static final double PERSON_RADIUS = .3;

    private static final int TRIES = 12;
    /** Nothing stands nearer to the camera than this, metres, unless the picture is about it. */
    private static final double NEAREST = .9;

    private final SceneBuilder scene;
    private final Dice dice;
    private final Layout layout;
    private final SceneStyle style;

    Population(SceneBuilder scene, Dice dice, Layout layout, SceneStyle style) {
        this.scene = scene;
        this.dice = dice;
        this.layout = layout;
        this.style = style;
    }

    /** Puts small things around on a plate at a height. */
    void scatter(Vec top, double reach, Layout plate, int things) {
        for (int i = 0; i < things; i++) {
            Thing thing = Thing.random(dice, Thing.Place.TABLE, style);
            double height = thing.height(dice, Thing.Place.TABLE);
            Vec at = top.plus(dice.uniform(-reach, reach), dice.uniform(-reach, reach), 0);
            if (plate.free(at, thing.radius(height), .9)) {
                plate.take(at, thing.radius(height));
                thing.add(scene, dice, at, height, dice.angle());
            }
        }
    }

    /** Things, and every third time people, where the camera sees them. */
    void populate(Setting setting, Camera camera, int things) {
        Thing.Place place = setting.indoors() ? Thing.Place.ROOM : Thing.Place.OPEN;
        for (int i = 0; i < things; i++) {
            if (dice.chance(.3)) {
                people(setting, camera);
                continue;
            }
            Thing thing = Thing.random(dice, place, style);
            double height = thing.height(dice, place);
            double radius = thing.radius(height);
            Vec at = spot(setting, camera, radius);
            if (at != null) {
                layout.take(at, radius);
                thing.add(scene, dice, at, height, dice.angle());
                if (thing == Thing.TABLE) {
                    Vec top = at.plus(0, 0, height * Furniture.TABLE_TOP);
                    scatter(top, .38 * height, new Layout(), dice.between(0, 5));
                }
            }
        }
    }

    /** One person or, sometimes, a group whose members nearly touch. */
    private void people(Setting setting, Camera camera) {
        int members = dice.chance(.3) ? dice.between(2, 3) : 1;
        Vec at = spot(setting, camera, PERSON_RADIUS);
        for (int i = 0; at != null && i < members; i++) {
            Vec beside = i == 0 ? at : at.plus(Vec.heading(dice.angle()).times(dice.uniform(.35, .65)));
            if (layout.free(beside, PERSON_RADIUS, i == 0 ? 1 : .55)) {
                layout.take(beside, PERSON_RADIUS);
                Human.add(scene, dice, beside, dice.uniform(1.4, 1.95), facing(camera, beside));
            }
        }
    }

    /** Half of the people look about where the camera is, the rest anywhere. */
    private double facing(Camera camera, Vec at) {
        Vec to = camera.position().minus(at);
        return dice.chance(.5) ? dice.angle() : StrictMath.atan2(to.y(), to.x()) + dice.uniform(-.8, .8);
    }

    /** A free place that the camera sees, or null when none was found in a few tries. */
    private Vec spot(Setting setting, Camera camera, double radius) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Vec at = anywhere(setting, camera);
            if (inView(camera, at, radius) && layout.free(at, radius, 1)) {
                return at;
            }
        }
        return null;
    }

    private Vec anywhere(Setting setting, Camera camera) {
        if (setting.indoors()) {
            return new Vec(dice.uniform(-1, 1) * (setting.halfX() - .15),
                    dice.uniform(-1, 1) * (setting.halfY() - .15), 0);
        }
        double half = Math.max(1.5, .6 * new Vec(camera.position().x(), camera.position().y(), 0).length());
        return new Vec(dice.uniform(-half, half), dice.uniform(-half, half), 0);
    }

    /** Far enough not to fill the picture, and in it: the rim may cut it. */
    private boolean inView(Camera camera, Vec at, double radius) {
        Vec to = at.minus(camera.position());
        double distance = Math.sqrt(to.x() * to.x() + to.y() * to.y());
        if (distance < NEAREST + radius) {
            return false;
        }
        double ahead = to.x() * camera.forward().x() + to.y() * camera.forward().y();
        double aside = camera.forward().x() * to.y() - camera.forward().y() * to.x();
        return Math.abs(StrictMath.atan2(aside, ahead)) < camera.halfView() * .9 + .3 * radius / distance;
    }

    /**
     * Houses, trees and cars towards the horizon.
     *
     * @param viewedFrom the direction in which the camera stands, radians
     */
    void backdrop(double viewedFrom) {
        for (int i = dice.between(0, 8); i > 0; i--) {
            Thing thing = Thing.random(dice, Thing.Place.FAR, style);
            double height = thing.height(dice, Thing.Place.FAR);
            double radius = thing.radius(height);
            Vec way = Vec.heading(viewedFrom + Math.PI + dice.uniform(-.7, .7));
            Vec at = way.times(dice.uniform(6, 35) + radius);
            if (layout.free(at, radius, 1)) {
                layout.take(at, radius);
                thing.add(scene, dice, at, height, dice.angle());
            }
        }
    }
}
