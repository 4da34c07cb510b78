package org.diception.train.scenes;

/** Things to sit on, to put things on, and what stands on the floor of a room. */
final class Furniture {
    /** How high a table's top is, as a share of its height: things on it stand here. */
    static final double TABLE_TOP = .73;

    private Furniture() {
    }

    static void chair(Assembly a, Dice dice) {
        Material seat = Material.random(dice);
        Material legs = Material.random(dice);
        double half = dice.uniform(.2, .27);
        double level = dice.uniform(.42, .5);
        double thick = dice.uniform(.02, .035);
        a.box(new Vec(0, 0, level), half, half, thick, seat);
        legs(a, half - thick, half - thick, level, thick, legs);
        double back = (1 - level) / 2;
        if (dice.chance(.5)) {
            a.box(new Vec(thick - half, 0, level + back), thick, half, back, seat);
            return;
        }
        for (int post = -1; post <= 1; post++) {
            a.box(new Vec(thick - half, post * (half - thick), level + back), thick, thick, back, legs);
        }
        a.box(new Vec(thick - half, 0, .95), thick, half, .05, seat);
    }

    /** A stool or plain seat whose top is at the full height. */
    static void stool(Assembly a, Dice dice) {
        Material m = Material.random(dice);
        if (dice.chance(.4)) {
            a.box(new Vec(0, 0, .5), .45, .45, .5, m);
            return;
        }
        a.box(new Vec(0, 0, .94), .42, .42, .06, m);
        legs(a, .36, .36, .9, .04, Material.random(dice));
    }

    static void table(Assembly a, Dice dice) {
        Material top = Material.random(dice);
        Material legs = Material.random(dice);
        double thick = .015;
        Vec plate = new Vec(0, 0, TABLE_TOP - thick);
        double deep = dice.uniform(.4, .6);
        if (dice.chance(.35)) {
            a.cylinder(plate, deep * 1.15, thick, top);
            a.cylinder(new Vec(0, 0, .36), .05, .35, legs);
            a.cone(new Vec(0, 0, .03), .3, .03, .5, legs);
            return;
        }
        double wide = dice.uniform(.45, .8);
        a.box(plate, wide, deep, thick, top);
        legs(a, wide - .07, deep - .07, TABLE_TOP - thick, dice.uniform(.02, .05), legs);
    }

    static void couch(Assembly a, Dice dice) {
        Material m = Material.random(dice);
        Material cushion = dice.chance(.5) ? m : Material.random(dice);
        double wide = dice.uniform(.8, 1.3);
        a.box(new Vec(0, 0, .25), .45, wide, .17, m);
        a.box(new Vec(-.38, 0, .6), .13, wide, .4, m);
        for (int side = -1; side <= 1; side += 2) {
            a.box(new Vec(.02, side * wide, .4), .47, .12, .3, m);
            a.ellipsoid(new Vec(.08, side * wide * .45, .44), .38, wide * .43, .1, cushion);
        }
        legs(a, .38, wide - .05, .16, .03, Material.random(dice));
    }

    static void bed(Assembly a, Dice dice) {
        Material frame = Material.random(dice);
        Material sheet = Material.random(dice);
        double wide = dice.uniform(.7, 1.1);
        a.box(new Vec(0, 0, .22), 1.3, wide, .2, frame);
        a.box(new Vec(.05, 0, .5), 1.22, wide * .96, .12, Material.plain(Colour.grey(dice.uniform(.5, .95))));
        a.box(new Vec(.35, 0, .55), .93, wide, .1, sheet);
        a.box(new Vec(-1.3, 0, .5), .06, wide, .5, frame);
        for (int side = -1; side <= 1; side += 2) {
            a.ellipsoid(new Vec(-.9, side * wide * .45, .68), .25, wide * .4, .1,
                    Material.plain(Material.colour(dice)));
        }
    }

    static void bench(Assembly a, Dice dice) {
        Material wood = Material.random(dice);
        Material iron = Material.random(dice);
        double wide = dice.uniform(.7, 1.2);
        for (int slat = 0; slat < 3; slat++) {
            a.box(new Vec(.2 - slat * .2, 0, .5), .08, wide, .02, wood);
            a.box(new Vec(-.3 - slat * .03, 0, .65 + slat * .15), .02, wide, .06, wood);
        }
        legs(a, .2, wide - .15, .5, .04, iron);
        for (int side = -1; side <= 1; side += 2) {
            a.rod(new Vec(-.25, side * (wide - .15), .45), new Vec(-.38, side * (wide - .15), 1), .03, .03,
                    iron);
        }
    }

    static void lamp(Assembly a, Dice dice) {
        Material stand = Material.random(dice);
        Material shade = Material.plain(new Colour(1, .95, .7).times(dice.uniform(.6, 1)));
        a.cone(new Vec(0, 0, .03), .2, .03, .8, stand);
        a.cylinder(new Vec(0, 0, .4), .025, .4, stand);
        a.cone(new Vec(0, 0, .85), dice.uniform(.2, .3), .15, dice.uniform(.4, .8), shade);
    }

    static void screen(Assembly a, Dice dice) {
        Material case_ = Material.plain(Colour.grey(dice.uniform(.03, .5))).shiny(.3);
        Material picture = dice.chance(.5) ? Material.random(dice) : Material.plain(Colour.BLACK).shiny(.6);
        double wide = dice.uniform(.6, .95);
        a.box(new Vec(0, 0, .6), .04, wide, .4, case_);
        a.box(new Vec(.045, 0, .6), .005, wide * .94, .36, picture);
        a.cylinder(new Vec(-.02, 0, .12), .05, .12, case_);
        a.box(new Vec(0, 0, .02), .2, .35, .02, case_);
    }

    static void cupboard(Assembly a, Dice dice) {
        Material m = dice.chance(.5) ? Material.plain(Colour.grey(dice.uniform(.4, .9))).shiny(.4)
                : Material.random(dice);
        Material handle = Material.plain(Colour.grey(dice.uniform(.05, .7)));
        double wide = dice.uniform(.18, .25);
        double split = dice.uniform(.4, .7);
        a.box(new Vec(0, 0, .5), .19, wide, .5, m);
        a.box(new Vec(.2, 0, split / 2), .015, wide * .98, split / 2 - .01, m);
        a.box(new Vec(.2, 0, (1 + split) / 2), .015, wide * .98, (1 - split) / 2 - .01, m);
        a.box(new Vec(.225, wide * .8, split - .1), .012, .01, .07, handle);
        a.box(new Vec(.225, wide * .8, split + .1), .012, .01, .07, handle);
    }

    private static void legs(Assembly a, double x, double y, double level, double radius, Material m) {
        for (int i = -1; i <= 1; i += 2) {
            for (int j = -1; j <= 1; j += 2) {
                a.cylinder(new Vec(i * x, j * y, level / 2), radius, level / 2, m);
            }
        }
    }
}
