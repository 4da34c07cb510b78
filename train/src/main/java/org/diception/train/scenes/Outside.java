package org.diception.train.scenes;

/** What grows and stands out of doors. */
final class Outside {
    private Outside() {
    }

    static void tree(Assembly a, Dice dice) {
        Material leaves = leaves(a, dice);
        a.cone(new Vec(0, 0, .25), .05, .28, .7, bark(dice));
        if (dice.chance(.35)) {
            for (int i = 0; i < 3; i++) {
                a.cone(new Vec(0, 0, .42 + i * .2), .3 - .07 * i, .17, .03, leaves);
            }
            return;
        }
        for (int i = dice.between(3, 7); i > 0; i--) {
            double r = dice.uniform(.13, .26);
            a.ball(new Vec(.15 * dice.bell(), .15 * dice.bell(), Math.min(1 - r, .7 + .1 * dice.bell())), r,
                    leaves);
        }
    }

    static void pottedPlant(Assembly a, Dice dice) {
        Material leaves = leaves(a, dice);
        a.cone(new Vec(0, 0, .2), .2, .2, dice.uniform(1, 1.4), Material.random(dice));
        if (dice.chance(.4)) {
            for (int i = dice.between(4, 8); i > 0; i--) {
                a.ball(new Vec(.13 * dice.bell(), .13 * dice.bell(), dice.uniform(.45, .85)),
                        dice.uniform(.08, .17), leaves);
            }
            return;
        }
        int blades = dice.between(4, 9);
        for (int i = 0; i < blades; i++) {
            double angle = i * 2 * Math.PI / blades + dice.uniform(0, .7);
            Mat lean = Mat.aboutZ(angle).times(Mat.aboutY(dice.uniform(.15, .8)));
            a.part(Ball.UNIT, Vec.heading(angle).times(.15).plus(0, 0, .66),
                    lean.times(Mat.scale(.05, .11, .34)), leaves);
        }
    }

    static void house(Assembly a, Dice dice) {
        Material wall = Material.random(dice).matt();
        Material roof = Material.random(dice).matt();
        double deep = dice.uniform(.4, .7);
        double wide = dice.uniform(.4, .8);
        double eaves = dice.uniform(.55, .8);
        a.box(new Vec(0, 0, eaves / 2), deep, wide, eaves / 2, wall);
        if (dice.chance(.5)) {
            a.part(new Cone(.05), new Vec(0, 0, (1 + eaves) / 2),
                    Mat.scale(deep * 1.4, wide * 1.4, (1 - eaves) / 2), roof);
        } else {
            double rise = 1 - eaves;
            double slant = StrictMath.atan2(rise, wide);
            double half = Math.sqrt(rise * rise + wide * wide) / 2 + .06;
            for (int side = -1; side <= 1; side += 2) {
                a.part(Box.UNIT, new Vec(0, side * wide / 2, eaves + rise / 2),
                        Mat.aboutX(-side * slant).times(Mat.scale(deep * 1.1, half, .025)), roof);
            }
            gable(a, deep, wide, eaves, wall);
        }
        windows(a, deep, wide, eaves);
    }

    /** Fills the ends under a saddle roof with steps that the roof hides. */
    private static void gable(Assembly a, double deep, double wide, double eaves, Material wall) {
        for (int step = 0; step < 4; step++) {
            double z = eaves + (1 - eaves) * (step + .5) / 4;
            a.box(new Vec(0, 0, z), deep * .98, wide * (1 - (step + .6) / 4), (1 - eaves) / 8 + .002, wall);
        }
    }

    static void building(Assembly a, Dice dice) {
        double deep = dice.uniform(.2, .5);
        double wide = dice.uniform(.3, .6);
        a.box(new Vec(0, 0, .5), deep, wide, .5, Material.random(dice).matt());
        Material glass = Material.plain(new Colour(.15, .2, .3)).shiny(.5);
        int floors = dice.between(3, 6);
        for (int i = 0; i < floors; i++) {
            double z = (i + .6) / (floors + .3);
            a.box(new Vec(0, 0, z), deep * 1.01, wide * .85, .25 / floors, glass);
            a.box(new Vec(0, 0, z), deep * .85, wide * 1.01, .25 / floors, glass);
        }
    }

    private static void windows(Assembly a, double deep, double wide, double eaves) {
        Material glass = Material.plain(new Colour(.15, .2, .3)).shiny(.5);
        for (int side = -1; side <= 1; side += 2) {
            for (int column = -1; column <= 1; column += 2) {
                a.box(new Vec(side * deep, column * wide * .5, eaves * .62), .012, .1, .1, glass);
                a.box(new Vec(column * deep * .5, side * wide, eaves * .62), .1, .012, .1, glass);
            }
            a.box(new Vec(side * deep, 0, .15), .012, .08, .15, Material.plain(new Colour(.3, .2, .12)));
        }
    }

    static void trafficLight(Assembly a, Dice dice) {
        Material pole = Material.plain(Colour.grey(dice.uniform(.1, .5)));
        a.cylinder(new Vec(0, 0, .4), .02, .4, pole);
        a.box(new Vec(0, 0, .86), .045, .055, .14, Material.plain(Colour.grey(.06)));
        int lit = dice.between(0, 2);
        Colour[] colours = {new Colour(.1, .9, .3), new Colour(.95, .7, .1), new Colour(.95, .1, .05)};
        for (int i = 0; i < 3; i++) {
            Colour c = colours[i].times(i == lit ? 1 : .25);
            a.ellipsoid(new Vec(.05, 0, .77 + i * .09), .02, .035, .035, Material.plain(c));
        }
    }

    static void stopSign(Assembly a, Dice dice) {
        a.cylinder(new Vec(0, 0, .4), .02, .4, Material.plain(Colour.grey(.5)));
        Mat facing = Mat.aboutY(Math.PI / 2);
        a.part(Cone.CYLINDER, new Vec(.02, 0, .85), facing.times(Mat.scale(.15, .15, .01)),
                Material.plain(Colour.grey(.92)));
        a.part(Cone.CYLINDER, new Vec(.03, 0, .85), facing.times(Mat.scale(.14, .14, .01)),
                Material.plain(new Colour(dice.uniform(.6, .85), .05, .05)));
        a.box(new Vec(.042, 0, .85), .004, .1, .025, Material.plain(Colour.grey(.92)));
    }

    static void fireHydrant(Assembly a, Dice dice) {
        Material m = Material.plain(dice.pick(new Colour(.75, .08, .05), new Colour(.9, .7, .1),
                Material.colour(dice))).shiny(.3);
        a.cylinder(new Vec(0, 0, .04), .26, .04, m);
        a.cylinder(new Vec(0, 0, .4), .18, .38, m);
        a.cylinder(new Vec(0, 0, .75), .22, .04, m);
        a.ellipsoid(new Vec(0, 0, .79), .18, .18, .16, m);
        a.cylinder(new Vec(0, 0, .96), .05, .04, m);
        a.wheel(new Vec(0, 0, .58), .08, .28, m);
        a.part(Cone.CYLINDER, new Vec(.15, 0, .5), Mat.aboutY(Math.PI / 2).times(Mat.scale(.11, .11, .1)), m);
    }

    /** Greens of one plant. */
    static Material leaves(Assembly a, Dice dice) {
        Colour light = new Colour(dice.uniform(.05, .35), dice.uniform(.25, .6), dice.uniform(.03, .2));
        Colour dark = light.times(dice.uniform(.3, .7)).clamped();
        Texture texture = dice.pick(Texture.CLOUDY, Texture.LEAVES, Texture.LEAVES, Texture.GRAIN);
        return Material.random(dice).with(texture, dice.uniform(3, 8) / a.height()).with(light, dark).matt();
    }

    private static Material bark(Dice dice) {
        Colour brown = new Colour(.35, .22, .12).times(dice.uniform(.6, 1.3));
        return Material.random(dice).with(Texture.GRAIN, 5).with(brown, brown.times(.6)).matt();
    }
}
