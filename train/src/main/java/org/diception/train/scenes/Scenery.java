package org.diception.train.scenes;

/** What makes a place look lived in: windows, curtains and rugs; streets, hedges, mountains and ponds. */
final class Scenery {
    private final SceneBuilder scene;
    private final Dice dice;
    private final Layout layout;

    Scenery(SceneBuilder scene, Dice dice, Layout layout) {
        this.scene = scene;
        this.dice = dice;
        this.layout = layout;
    }

    void furnish(Setting room) {
        if (dice.chance(.4)) {
            rug(room);
        }
        for (int i = dice.between(0, 2); i > 0; i--) {
            window(room);
        }
    }

    /** Lies flat on the floor and belongs to the background, as floors do. */
    private void rug(Setting room) {
        Material m = Material.random(dice).matt();
        double wide = room.halfX() * dice.uniform(.25, .6);
        double deep = room.halfY() * dice.uniform(.25, .6);
        Vec at = new Vec(dice.uniform(-.5, .5), dice.uniform(-.5, .5), 0);
        Shape shape = dice.chance(.3) ? Cone.CYLINDER : Box.UNIT;
        scene.surrounding(shape, at, Mat.aboutZ(dice.angle()).times(Mat.scale(wide, deep, .008)), m);
    }

    private void window(Setting room) {
        double side = dice.sign();
        boolean alongX = dice.chance(.5);
        double wall = side * ((alongX ? room.halfY() : room.halfX()) + Setting.MARGIN);
        double along = dice.uniform(-.6, .6) * (alongX ? room.halfX() : room.halfY());
        double half = dice.uniform(.35, .8);
        Vec at = alongX ? new Vec(along, wall, 1.5) : new Vec(wall, along, 1.5);
        Mat turn = alongX ? Mat.IDENTITY : Mat.aboutZ(Math.PI / 2);
        Material frame = Material.plain(Colour.grey(dice.uniform(.2, .9)));
        Colour outside = new Colour(1.3, 1.4, 1.6).times(dice.uniform(.6, 1.2));
        Material pane = new Material(Texture.SHADES, 3, 1, 0, 1, outside, outside.times(.6), .4, 0);
        scene.surrounding(Box.UNIT, at, turn.times(Mat.scale(half, .03, .7)), frame);
        for (int column = -1; column <= 1; column += 2) {
            Vec middle = at.plus(turn.times(new Vec(column * half * .48, 0, 0)));
            scene.surrounding(Box.UNIT, middle, turn.times(Mat.scale(half * .43, .035, .63)), pane);
        }
        if (dice.chance(.5)) {
            Material cloth = Material.random(dice).matt();
            for (int column = -1; column <= 1; column += 2) {
                Vec hanging = at.plus(turn.times(new Vec(column * half * 1.1, 0, -.2)));
                scene.surrounding(Box.UNIT, hanging, turn.times(Mat.scale(half * .25, .06, 1.05)), cloth);
            }
        }
    }

    /** @param viewedFrom the direction in which the camera stands, radians */
    void landscape(double viewedFrom) {
        if (dice.chance(.3)) {
            street(viewedFrom);
        } else if (dice.chance(.35)) {
            row(dice.chance(.6) ? Thing.BUSH : Thing.FENCE, viewedFrom);
        }
        for (int i = dice.chance(.25) ? dice.between(2, 6) : 0; i > 0; i--) {
            mountain(viewedFrom);
        }
        if (dice.chance(.15)) {
            Material water = Material.plain(new Colour(.08, .15, .2)).shiny(1);
            Vec at = Vec.heading(viewedFrom + Math.PI).times(dice.uniform(2, 14));
            scene.surrounding(Cone.CYLINDER, at, Mat.scale(dice.uniform(3, 9), dice.uniform(2, 6), .004),
                    water);
        }
    }

    /** A road that leads away from the camera between two rows of buildings. */
    private void street(double viewedFrom) {
        Vec away = Vec.heading(viewedFrom + Math.PI);
        Vec aside = Vec.heading(viewedFrom + Math.PI / 2);
        double half = dice.uniform(1.5, 3.5);
        double pavement = half + dice.uniform(1, 3);
        Mat turn = Mat.aboutZ(viewedFrom);
        Colour asphalt = Colour.grey(dice.uniform(.12, .4));
        Material road = new Material(Texture.GRAIN, 3, 1, 0, 7, asphalt, asphalt.times(.8), 0, .3);
        scene.surrounding(Box.UNIT, away.times(40), turn.times(Mat.scale(70, half, .012)), road);
        Material line = Material.plain(Colour.grey(.85));
        for (int i = 0; i < 12; i++) {
            scene.surrounding(Box.UNIT, away.times(i * 4 - 6), turn.times(Mat.scale(1, .06, .016)), line);
        }
        for (int side = -1; side <= 1; side += 2) {
            for (double along = -3; along < 40; along += dice.uniform(6, 12)) {
                Thing thing = dice.chance(.7) ? Thing.BUILDING : Thing.HOUSE;
                double height = thing == Thing.BUILDING ? dice.uniform(6, 14) : dice.uniform(3, 6);
                Vec at = away.times(along).plus(aside.times(side * (pavement + thing.radius(height))));
                if (layout.free(at, thing.radius(height), .7)) {
                    layout.take(at, thing.radius(height));
                    thing.add(scene, dice, at, height, viewedFrom + (side > 0 ? 0 : Math.PI));
                }
            }
        }
    }

    /** Bushes or fences side by side, across the view. */
    private void row(Thing thing, double viewedFrom) {
        double far = dice.uniform(3, 9);
        double slant = viewedFrom + dice.uniform(-.5, .5);
        Vec middle = Vec.heading(viewedFrom + Math.PI).times(far);
        double height = thing.height(dice, Thing.Place.OPEN);
        double step = 1.8 * thing.radius(height);
        for (int i = -4; i <= 4; i++) {
            Vec at = middle.plus(Vec.heading(slant + Math.PI / 2).times(i * step));
            layout.take(at, thing.radius(height));
            thing.add(scene, dice, at, height, slant);
        }
    }

    private void mountain(double viewedFrom) {
        Colour rock = new Colour(.35, .38, .45).times(dice.uniform(.6, 1.4));
        Colour top = dice.chance(.4) ? Colour.grey(.9) : rock.times(.7);
        Material m = Material.random(dice).with(Texture.CLOUDY, .05).with(rock, top).matt();
        Vec at = Vec.heading(viewedFrom + Math.PI + dice.uniform(-.9, .9)).times(dice.uniform(90, 200));
        double high = dice.uniform(15, 60);
        scene.surrounding(new Cone(dice.uniform(.05, .3)), at, Mat.aboutZ(dice.angle()).times(
                Mat.scale(high * dice.uniform(1, 2), high * dice.uniform(1, 2), high)), m);
    }
}
