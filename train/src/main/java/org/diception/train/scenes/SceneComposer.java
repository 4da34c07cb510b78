package org.diception.train.scenes;

/**
 * Thinks a scene up from a seed: the setting, what the picture is about, the camera, what else is around, the
 * light.
 */
final class SceneComposer {
    private static final double PERSON_RADIUS = .3;
    private static final int TRIES = 12;
    /** Nothing stands nearer to the camera than this, metres, unless the picture is about it. */
    private static final double NEAREST = .9;

    private final SceneStyle style;
    private final Dice dice;
    private final SceneBuilder scene = new SceneBuilder();
    private final Layout layout = new Layout();
    /** The direction that the camera stands in, seen from the origin. */
    private final double viewedFrom;
    private final double focal;

    private SceneComposer(long seed, SceneStyle style) {
        this.style = style;
        dice = new Dice(seed);
        viewedFrom = dice.angle();
        focal = dice.uniform(.85, 1.9);
    }

    static Stage compose(long seed, SceneStyle style) {
        return new SceneComposer(seed, style).compose();
    }

    private Stage compose() {
        int kind = dice.weighted(style.settings());
        Setting setting;
        Camera camera;
        if (kind == 3) {
            setting = new Setting(false, false, 8, 8, 100);
            camera = skyward();
            fillSky(camera);
        } else {
            setting = switch (kind) {
                case 0 -> Setting.room(scene, dice);
                case 1 -> Setting.open(scene, dice);
                default -> Setting.studio(scene, dice, viewedFrom);
            };
            camera = kind == 2 || dice.chance(style.closeUps()) ? closeUp(setting) : overview(setting);
            populate(setting, camera, kind == 2 ? dice.between(0, 2) : dice.between(2, 9));
            if (kind == 1) {
                backdrop(camera);
            }
        }
        return new Stage(scene.primitives(), scene.classes(), scene.bodies(), camera,
                Lighting.random(dice, setting.indoors()), Film.random(dice));
    }

    /** Stands well back, at the height of a human's or a cat's eyes. */
    private Camera overview(Setting setting) {
        double eye = dice.chance(.75) ? dice.uniform(.9, 2) : dice.uniform(.25, .9);
        double back = setting.indoors() ? 10 : dice.uniform(2.2, 6);
        Vec target = new Vec(dice.uniform(-.8, .8), dice.uniform(-.8, .8), dice.uniform(.2, 1.2));
        return camera(setting, Vec.heading(viewedFrom).times(back).plus(0, 0, eye), target);
    }

    /** Puts one thing or person in the middle and goes so near that it fills the picture, or more. */
    private Camera closeUp(Setting setting) {
        double height;
        double base = 0;
        if (dice.chance(.4)) {
            height = dice.uniform(1.4, 1.95);
            Human.add(scene, dice, Vec.ZERO, height, viewedFrom + dice.uniform(-.9, .9));
            layout.take(Vec.ZERO, PERSON_RADIUS);
        } else if (setting.grounded() && dice.chance(.4)) {
            Thing small = Thing.random(dice, Thing.Place.TABLE, style);
            height = small.height(dice, Thing.Place.TABLE);
            double tableHeight = dice.uniform(.85, 1.2);
            base = setTable(Vec.ZERO, tableHeight, small, height);
        } else {
            Thing.Place place = setting.indoors() ? Thing.Place.ROOM : Thing.Place.OPEN;
            Thing thing = Thing.random(dice,
                    setting.grounded() || dice.chance(.5) ? place : Thing.Place.TABLE, style);
            height = thing.height(dice, place);
            thing.add(scene, dice, Vec.ZERO, height, viewedFrom + dice.uniform(-1.5, 1.5));
            layout.take(Vec.ZERO, thing.radius(height));
        }
        double fill = dice.uniform(.5, 1.5);
        double back = Math.max(.25, height * focal / fill);
        Vec target = new Vec(0, 0, base + height * dice.uniform(.35, .85));
        double eye = Math.max(.1, target.z() + back * dice.uniform(-.15, .6));
        return camera(setting, Vec.heading(viewedFrom).times(back).plus(0, 0, eye), target);
    }

    /** A table with a thing in the middle and others around it; answers how high its top is. */
    private double setTable(Vec at, double tableHeight, Thing middle, double height) {
        Thing.TABLE.add(scene, dice, at, tableHeight, dice.angle());
        double top = tableHeight * Furniture.TABLE_TOP;
        layout.take(at, Thing.TABLE.radius(tableHeight));
        middle.add(scene, dice, at.plus(0, 0, top), height, viewedFrom + dice.uniform(-1.5, 1.5));
        Layout plate = new Layout();
        plate.take(at, middle.radius(height));
        scatter(at.plus(0, 0, top), .38 * tableHeight, plate, dice.between(0, 5));
        return top;
    }

    private void scatter(Vec top, double reach, Layout plate, int things) {
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

    private Camera camera(Setting setting, Vec from, Vec target) {
        double shrink = 1;
        shrink = Math.min(shrink, setting.halfX() / Math.max(1e-9, Math.abs(from.x())));
        shrink = Math.min(shrink, setting.halfY() / Math.max(1e-9, Math.abs(from.y())));
        Vec inside = new Vec(from.x() * shrink, from.y() * shrink,
                Math.min(from.z(), setting.ceiling() - .2));
        double off = .06 * target.minus(inside).length();
        Vec aim = target.plus(off * dice.bell(), off * dice.bell(), off * dice.bell());
        return Camera.looking(inside, aim, .06 * dice.bell(), focal);
    }

    private Camera skyward() {
        double elevation = dice.uniform(.3, 1.1);
        Vec up = Vec.heading(viewedFrom + Math.PI).times(StrictMath.cos(elevation))
                .plus(0, 0, StrictMath.sin(elevation));
        return Camera.looking(Vec.ZERO, up, .1 * dice.bell(), focal);
    }

    /** Things that fly, at a distance that makes them fill a tenth to the whole of the picture. */
    private void fillSky(Camera camera) {
        int flying = dice.between(1, 5);
        for (int i = 0; i < flying; i++) {
            Thing thing = Thing.random(dice, Thing.Place.AIR, style);
            double height = thing.height(dice, Thing.Place.AIR);
            double far = 2 * thing.radius(height) * focal / dice.uniform(.1, flying == 1 ? 1.1 : .5);
            double x = dice.uniform(-.45, .45) * far / focal;
            double y = dice.uniform(-.45, .45) * far / focal;
            Vec at = camera.position().plus(camera.forward().times(far)).plus(camera.right().times(x))
                    .plus(camera.down().times(y));
            thing.add(scene, dice, at.plus(0, 0, -height / 2), height, dice.angle());
        }
    }

    private void populate(Setting setting, Camera camera, int things) {
        Thing.Place place = setting.indoors() ? Thing.Place.ROOM : Thing.Place.OPEN;
        for (int i = 0; i < things; i++) {
            if (dice.chance(.3)) {
                people(setting, camera);
                continue;
            }
            Thing thing = Thing.random(dice, place, style);
            double height = thing.height(dice, place);
            double radius = thing.radius(height);
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Vec at = spot(setting, camera);
                if (inView(camera, at, radius) && layout.free(at, radius, 1)) {
                    layout.take(at, radius);
                    thing.add(scene, dice, at, height, dice.angle());
                    if (thing == Thing.TABLE) {
                        scatter(at.plus(0, 0, height * Furniture.TABLE_TOP), .38 * height, new Layout(),
                                dice.between(0, 5));
                    }
                    break;
                }
            }
        }
    }

    /** One person or, sometimes, a group whose members nearly touch. */
    private void people(Setting setting, Camera camera) {
        int members = dice.chance(.3) ? dice.between(2, 3) : 1;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Vec at = spot(setting, camera);
            if (!inView(camera, at, PERSON_RADIUS) || !layout.free(at, PERSON_RADIUS, 1)) {
                continue;
            }
            for (int i = 0; i < members; i++) {
                Vec beside = i == 0 ? at : at.plus(Vec.heading(dice.angle()).times(dice.uniform(.35, .65)));
                if (layout.free(beside, PERSON_RADIUS, i == 0 ? 1 : .55)) {
                    layout.take(beside, PERSON_RADIUS);
                    Human.add(scene, dice, beside, dice.uniform(1.4, 1.95), facing(camera, beside));
                }
            }
            return;
        }
    }

    /** Half of the people look about where the camera is, the rest anywhere. */
    private double facing(Camera camera, Vec at) {
        Vec to = camera.position().minus(at);
        return dice.chance(.5) ? dice.angle() : StrictMath.atan2(to.y(), to.x()) + dice.uniform(-.8, .8);
    }

    private Vec spot(Setting setting, Camera camera) {
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

    /** Houses, trees and cars towards the horizon. */
    private void backdrop(Camera camera) {
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
