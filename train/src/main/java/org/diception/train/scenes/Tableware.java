package org.diception.train.scenes;

/** Small things that stand on tables. */
final class Tableware {
    private static final Mat UPRIGHT_RING = Mat.aboutX(Math.PI / 2);

    private Tableware() {
    }

    static void cup(Assembly a, Dice dice) {
        Material m = Material.random(dice).shiny(dice.uniform(0, .6));
        double top = dice.uniform(.95, 1.3);
        a.cone(new Vec(0, 0, .5), .36, .5, top, m);
        a.part(new Ring(.22), new Vec(.42, 0, .5), UPRIGHT_RING.times(.26), m);
        Colour drink = new Colour(.2, .1, .05).mix(Material.colour(dice), dice.uniform(0, .6));
        a.cylinder(new Vec(0, 0, .985), .31 * top, .02, Material.plain(drink));
    }

    static void bottle(Assembly a, Dice dice) {
        Material m = Material.random(dice).shiny(dice.uniform(0, .7));
        Material cap = Material.random(dice);
        double r = dice.uniform(.13, .2);
        a.cylinder(new Vec(0, 0, .32), r, .32, m);
        a.cone(new Vec(0, 0, .72), r, .08, .4, m);
        a.cone(new Vec(0, 0, .86), r * .4, .08, .9, m);
        a.cylinder(new Vec(0, 0, .96), r * .44, .04, cap);
        if (dice.chance(.6)) {
            a.cylinder(new Vec(0, 0, .35), r * 1.02, .12, Material.random(dice));
        }
    }

    static void wineGlass(Assembly a, Dice dice) {
        Material glass = Material.plain(Colour.grey(dice.uniform(.4, .85))).shiny(.7);
        Material wine = dice.chance(.5) ? glass : Material.plain(new Colour(.35, .03, .08)).shiny(.6);
        a.cone(new Vec(0, 0, .015), .25, .015, .7, glass);
        a.cylinder(new Vec(0, 0, .25), .025, .24, glass);
        a.ellipsoid(new Vec(0, 0, .64), .24, .24, .2, wine);
        a.cone(new Vec(0, 0, .82), .24, .18, .8, glass);
    }

    static void bowl(Assembly a, Dice dice) {
        Material m = Material.random(dice);
        a.cone(new Vec(0, 0, .45), .45, .45, 2.1, m);
        a.part(new Ring(.04), new Vec(0, 0, .92), Mat.scale(.93, .93, .93), m);
        Material food = Material.random(dice).matt();
        for (int i = dice.between(0, 6); i > 0; i--) {
            a.ball(new Vec(dice.uniform(-.45, .45), dice.uniform(-.45, .45), .95), dice.uniform(.2, .35),
                    food);
        }
    }

    static void vase(Assembly a, Dice dice) {
        Material m = Material.random(dice).shiny(dice.uniform(0, .7));
        double belly = dice.uniform(.2, .34);
        a.cone(new Vec(0, 0, .1), belly * .6, .1, 1.4, m);
        a.ellipsoid(new Vec(0, 0, .4), belly, belly, .32, m);
        a.cylinder(new Vec(0, 0, .75), belly * .4, .15, m);
        a.cone(new Vec(0, 0, .95), belly * .4, .05, 1.5, m);
    }

    static void fruit(Assembly a, Dice dice, Colour colour) {
        Colour spot = colour.times(dice.uniform(.6, 1)).clamped();
        Material m = Material.random(dice).with(Texture.CLOUDY, 30).with(colour, spot).shiny(.3);
        a.ellipsoid(new Vec(0, 0, .48), .5, .5, .48, m);
        a.rod(new Vec(0, 0, .9), new Vec(.04, .03, 1.12), .025, .03,
                Material.plain(new Colour(.25, .15, .07)));
    }

    static void apple(Assembly a, Dice dice) {
        fruit(a, dice, new Colour(dice.uniform(.4, .85), dice.uniform(.05, .7), .08));
    }

    static void orange(Assembly a, Dice dice) {
        fruit(a, dice, new Colour(.95, dice.uniform(.4, .55), .05));
    }

    static void banana(Assembly a, Dice dice) {
        Material m = Material.plain(new Colour(.9, dice.uniform(.7, .85), .15)).shiny(.15);
        Material tip = Material.plain(new Colour(.25, .2, .05));
        Vec before = arc(-1.15);
        for (int i = 1; i <= 6; i++) {
            Vec next = arc(-1.15 + i * 2.3 / 6);
            a.capsule(before, next, i == 1 ? .25 : .4, i == 6 ? .25 : .4, m);
            before = next;
        }
        a.ball(arc(-1.2), .22, tip);
        a.ball(arc(1.2), .22, tip);
    }

    private static Vec arc(double angle) {
        return new Vec(2 * StrictMath.sin(angle), 2 * StrictMath.cos(angle) - 1.3, .4);
    }

    static void donut(Assembly a, Dice dice) {
        double thick = dice.uniform(.25, .42);
        Material dough = Material.plain(new Colour(.7, .45, .2).times(dice.uniform(.6, 1.2)).clamped());
        Material icing = dice.chance(.6) ? Material.random(dice) : dough;
        double half = .5 / thick;
        a.part(new Ring(thick), new Vec(0, 0, .48), Mat.scale(half, half, half), dough);
        a.part(new Ring(thick), new Vec(0, 0, .58), Mat.scale(half * .99, half * .99, half * .93), icing);
    }

    static void cake(Assembly a, Dice dice) {
        Material dough = Material.random(dice);
        Material cream = Material.random(dice);
        a.cylinder(new Vec(0, 0, .35), .75, .35, dough);
        a.cylinder(new Vec(0, 0, .75), .78, .07, cream);
        for (int i = 0; i < 6; i++) {
            a.ball(Vec.heading(i * Math.PI / 3).times(.6).plus(0, 0, .88), .12, cream);
        }
    }

    static void pizza(Assembly a, Dice dice) {
        Material dough = Material.plain(new Colour(.8, .55, .25)).with(Texture.CLOUDY, 20);
        Material sauce = Material.random(dice).with(new Colour(.8, .2, .05), new Colour(.95, .8, .3))
                .with(Texture.LEAVES, 12);
        a.cylinder(new Vec(0, 0, .4), 4, .4, dough);
        a.cylinder(new Vec(0, 0, .5), 3.6, .4, sauce);
        for (int i = dice.between(3, 8); i > 0; i--) {
            Vec at = Vec.heading(dice.angle()).times(dice.uniform(0, 3)).plus(0, 0, .9);
            a.cylinder(at, .6, .15, Material.plain(new Colour(.6, dice.uniform(.05, .5), .05)));
        }
    }

    static void book(Assembly a, Dice dice) {
        Material cover = Material.random(dice);
        double deep = dice.uniform(1.5, 2.5);
        double wide = deep * .7;
        a.box(new Vec(0, 0, .5), deep * .97, wide * .97, .4, Material.plain(Colour.grey(.85)));
        a.box(new Vec(0, 0, .93), deep, wide, .07, cover);
        a.box(new Vec(0, 0, .07), deep, wide, .07, cover);
        a.box(new Vec(0, -wide, .5), deep, .07, .5, cover);
    }

    static void laptop(Assembly a, Dice dice) {
        Material body = Material.plain(Colour.grey(dice.uniform(.1, .8))).shiny(.3);
        Material keys = Material.plain(Colour.BLACK).with(Texture.TILES, 40)
                .with(Colour.BLACK, Colour.grey(.3));
        Material picture = dice.chance(.6) ? Material.random(dice) : Material.plain(Colour.BLACK).shiny(.6);
        a.box(new Vec(0, 0, .04), .45, .65, .04, body);
        a.box(new Vec(-.08, 0, .082), .25, .58, .003, keys);
        Assembly lid = a.turned(Mat.aboutY(-.25));
        a.box(new Vec(0, 0, 0), .01, .01, .01, body);
        lid.box(new Vec(-.45, 0, .42), .025, .65, .45, body);
        lid.box(new Vec(-.422, 0, .44), .004, .6, .39, picture);
    }

    static void phone(Assembly a, Dice dice) {
        Material body = Material.random(dice).shiny(.5);
        Assembly tilted = a.turned(Mat.aboutY(dice.uniform(-.3, 0)));
        tilted.box(new Vec(0, 0, .5), .04, .25, .5, body);
        tilted.box(new Vec(.042, 0, .5), .004, .23, .46, dice.chance(.5) ? Material.random(dice)
                : Material.plain(Colour.BLACK).shiny(.7));
    }

    static void clock(Assembly a, Dice dice) {
        Material rim = Material.random(dice);
        Mat facing = Mat.aboutY(Math.PI / 2);
        a.part(Cone.CYLINDER, new Vec(0, 0, .5), facing.times(Mat.scale(.48, .48, .1)), rim);
        a.part(Cone.CYLINDER, new Vec(.1, 0, .5), facing.times(Mat.scale(.42, .42, .02)),
                Material.plain(Colour.grey(.9)));
        for (double length : new double[] {.2, .32}) {
            double angle = dice.angle();
            Vec tip = new Vec(.13, StrictMath.sin(angle) * length, .5 + StrictMath.cos(angle) * length);
            a.rod(new Vec(.13, 0, .5), tip, .02, .015, Material.plain(Colour.BLACK));
        }
    }
}
