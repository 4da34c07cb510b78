package org.diception.train.scenes;

/**
 * Thinks a scene up from a seed: the setting, what the picture is about, the camera, what else is around, the
 * light.
 */
final class SceneComposer {
    /** In the order of {@link SceneStyle#settings}. */
    private enum Place { ROOM, OPEN, STUDIO, SKY }

    private static final Place[] PLACES = Place.values();

    private final SceneStyle style;
    private final Dice dice;
    private final SceneBuilder scene = new SceneBuilder();
    private final Layout layout = new Layout();
    private final Population population;
    /** The direction that the camera stands in, seen from the origin. */
    private final double viewedFrom;
    private final double focal;

    private SceneComposer(long seed, SceneStyle style) {
        this.style = style;
        dice = new Dice(seed);
        population = new Population(scene, dice, layout, style);
        viewedFrom = dice.angle();
        focal = dice.uniform(.85, 1.9);
    }

    static Stage compose(long seed, SceneStyle style) {
        return new SceneComposer(seed, style).compose();
    }

    private Stage compose() {
        Place place = PLACES[dice.weighted(style.settings())];
        Setting setting = setting(place);
        boolean near = place == Place.STUDIO || place != Place.SKY && dice.chance(style.closeUps());
        Camera camera = place == Place.SKY ? skyward() : near ? closeUp(setting) : overview(setting);
        if (place == Place.SKY) {
            fillSky(camera);
        } else {
            population.populate(setting, camera,
                    place == Place.STUDIO ? dice.between(0, 2) : dice.between(2, 9));
        }
        if (place == Place.OPEN) {
            population.backdrop(viewedFrom);
        }
        Lens lens = near && dice.chance(.5) ? depthOfField(camera) : Lens.PINHOLE;
        return new Stage(scene.primitives(), scene.classes(), scene.bodies(), camera,
                Lighting.random(dice, setting.indoors()), lens, Film.random(dice));
    }

    private Setting setting(Place place) {
        Scenery scenery = new Scenery(scene, dice, layout);
        Setting setting = switch (place) {
            case ROOM -> Setting.room(scene, dice);
            case OPEN -> Setting.open(scene, dice);
            case STUDIO -> Setting.studio(scene, dice, viewedFrom);
            case SKY -> Setting.nowhere();
        };
        if (style.rich() && place == Place.ROOM) {
            scenery.furnish(setting);
        }
        if (style.rich() && place == Place.OPEN) {
            scenery.landscape(viewedFrom);
        }
        return setting;
    }

    /** Sharp at the subject, which stands at the origin. */
    private Lens depthOfField(Camera camera) {
        double distance = new Vec(camera.position().x(), camera.position().y(), 0).length();
        return Lens.focused(Math.max(.2, distance), dice.uniform(.005, .03));
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
        double radius;
        double base = 0;
        if (dice.chance(.4)) {
            height = dice.uniform(1.4, 1.95);
            radius = Population.PERSON_RADIUS;
            Human.add(scene, dice, Vec.ZERO, height, viewedFrom + dice.uniform(-.9, .9));
            layout.take(Vec.ZERO, radius);
        } else if (setting.grounded() && dice.chance(.4)) {
            Thing small = Thing.random(dice, Thing.Place.TABLE, style);
            height = small.height(dice, Thing.Place.TABLE);
            radius = small.radius(height);
            base = setTable(Vec.ZERO, dice.uniform(.85, 1.2), small, height);
        } else {
            Thing.Place place = setting.indoors() ? Thing.Place.ROOM : Thing.Place.OPEN;
            Thing thing = Thing.random(dice,
                    setting.grounded() || dice.chance(.5) ? place : Thing.Place.TABLE, style);
            height = thing.height(dice, place);
            radius = thing.radius(height);
            thing.add(scene, dice, Vec.ZERO, height, viewedFrom + dice.uniform(-1.5, 1.5));
            layout.take(Vec.ZERO, radius);
        }
        double back = Math.max(.25, Math.max(height, 1.4 * radius) * focal / dice.uniform(.5, 1.5))
                + .5 * radius;
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
        population.scatter(at.plus(0, 0, top), .38 * tableHeight, plate, dice.between(0, 5));
        return top;
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
}
