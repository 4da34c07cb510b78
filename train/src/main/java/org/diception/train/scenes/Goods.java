package org.diception.train.scenes;

/** Things to carry, play with and stumble over. */
final class Goods {
    private Goods() {
    }

    static void ball(Assembly a, Dice dice) {
        a.ball(new Vec(0, 0, .5), .5, Material.random(dice));
    }

    static void box(Assembly a, Dice dice) {
        a.box(new Vec(0, 0, .5), dice.uniform(.3, .7), dice.uniform(.3, .7), .5, Material.random(dice));
    }

    static void cone(Assembly a, Dice dice) {
        Material m = Material.random(dice);
        double foot = dice.uniform(.25, .5);
        a.cone(new Vec(0, 0, .5), foot, .5, dice.uniform(.05, .25), m);
        if (dice.chance(.5)) {
            a.box(new Vec(0, 0, .02), foot * 1.2, foot * 1.2, .02, m);
        }
    }

    static void pillar(Assembly a, Dice dice) {
        Material stone = Material.random(dice).matt();
        a.box(new Vec(0, 0, .05), .2, .2, .05, stone);
        a.cone(new Vec(0, 0, .5), .14, .42, .85, stone);
        a.box(new Vec(0, 0, .95), .19, .19, .05, stone);
    }

    static void rock(Assembly a, Dice dice) {
        Colour grey = Colour.grey(dice.uniform(.2, .6)).mix(new Colour(.5, .4, .3), dice.uniform());
        Material stone = Material.random(dice).with(Texture.CLOUDY, 6 / a.height()).with(grey, grey.times(.6))
                .matt();
        for (int i = dice.between(2, 4); i > 0; i--) {
            Mat turn = Mat.aboutZ(dice.angle()).times(Mat.aboutX(dice.uniform(-.4, .4)));
            Mat size = Mat.scale(dice.uniform(.3, .8), dice.uniform(.3, .6), dice.uniform(.35, .6));
            Shape shape = dice.chance(.3) ? Box.UNIT : Ball.UNIT;
            a.part(shape, new Vec(.25 * dice.bell(), .25 * dice.bell(), .35), turn.times(size).times(.8),
                    stone);
        }
    }

    static void suitcase(Assembly a, Dice dice) {
        Material m = Material.random(dice);
        Material trim = Material.plain(Colour.grey(dice.uniform(.03, .5)));
        double wide = dice.uniform(.25, .4);
        a.box(new Vec(0, 0, .42), .16, wide, .37, m);
        a.box(new Vec(0, 0, .42), .02, wide * 1.02, .38, trim);
        for (int side = -1; side <= 1; side += 2) {
            a.rod(new Vec(0, side * wide * .4, .78), new Vec(0, side * wide * .4, .97), .015, .015, trim);
            a.wheel(new Vec(0, side * wide * .8, .04), .04, .03, trim);
        }
        a.rod(new Vec(0, -wide * .4, .97), new Vec(0, wide * .4, .97), .022, .022, trim);
    }

    static void bag(Assembly a, Dice dice) {
        Material m = Material.random(dice);
        double wide = dice.uniform(.3, .5);
        a.box(new Vec(0, 0, .3), .17, wide, .3, m);
        a.ellipsoid(new Vec(0, 0, .58), .17, wide, .12, m);
        a.part(new Ring(.08), new Vec(0, 0, .7), Mat.aboutY(Math.PI / 2).times(Mat.scale(.28, .22, .28)),
                Material.random(dice));
    }

    static void backpack(Assembly a, Dice dice) {
        Material m = Material.random(dice);
        Material pocket = dice.chance(.5) ? m : Material.random(dice);
        a.box(new Vec(0, 0, .4), .2, .3, .4, m);
        a.ellipsoid(new Vec(0, 0, .78), .2, .3, .2, m);
        a.ellipsoid(new Vec(.2, 0, .3), .12, .25, .22, pocket);
        for (int side = -1; side <= 1; side += 2) {
            a.part(new Ring(.12), new Vec(-.2, side * .16, .5),
                    Mat.aboutX(Math.PI / 2).times(Mat.scale(.13, .33, .13)), pocket);
        }
    }

    static void umbrella(Assembly a, Dice dice) {
        Material cloth = Material.random(dice);
        Material stick = Material.plain(new Colour(.25, .15, .08));
        a.cone(new Vec(0, 0, .85), .55, .13, .05, cloth);
        a.cylinder(new Vec(0, 0, .5), .015, .5, stick);
    }

    static void kite(Assembly a, Dice dice) {
        Material cloth = Material.random(dice);
        Assembly tilted = a.turned(Mat.aboutY(dice.uniform(-.6, .6)));
        tilted.part(Box.UNIT, new Vec(0, 0, .65), Mat.aboutX(Math.PI / 4).times(Mat.scale(.015, .25, .25)),
                cloth);
        Vec before = new Vec(0, 0, .3);
        for (int i = 1; i <= 3; i++) {
            Vec next = new Vec(0, dice.uniform(-.08, .08), .3 - i * .1);
            tilted.rod(before, next, .012, .012, cloth);
            before = next;
        }
    }

    static void balloon(Assembly a, Dice dice) {
        Material skin = Material.random(dice);
        a.ellipsoid(new Vec(0, 0, .65), .34, .34, .35, skin);
        a.cone(new Vec(0, 0, .33), .08, .1, 2.5, skin);
        a.box(new Vec(0, 0, .1), .07, .07, .06, Material.plain(new Colour(.4, .25, .12)));
        for (int side = -1; side <= 1; side += 2) {
            a.rod(new Vec(0, side * .06, .14), new Vec(0, side * .07, .3), .006, .006,
                    Material.plain(Colour.BLACK));
        }
    }
}
