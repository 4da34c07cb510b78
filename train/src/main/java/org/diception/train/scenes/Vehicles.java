package org.diception.train.scenes;

/** What drives, floats and flies. */
final class Vehicles {
    private static final Material TYRE = Material.plain(Colour.grey(.05));
    private static final Material GLASS = Material.plain(new Colour(.1, .13, .17)).shiny(.7);
    private static final Material HEADLIGHT = Material.plain(new Colour(1, 1, .8)).shiny(.5);
    private static final Material TAILLIGHT = Material.plain(new Colour(.8, .05, .05)).shiny(.5);

    private Vehicles() {
    }

    static void car(Assembly a, Dice dice) {
        Material paint = paint(dice);
        double length = dice.uniform(1.2, 1.5);
        double wide = dice.uniform(.55, .62);
        double cabin = dice.uniform(-.25, .05);
        double cabinHalf = length * dice.uniform(.5, .65);
        a.box(new Vec(0, 0, .4), length, wide, .2, paint);
        a.part(new Cone(.72), new Vec(cabin, 0, .78), Mat.scale(cabinHalf, wide * .97, .2), GLASS);
        a.box(new Vec(cabin, 0, .97), cabinHalf * .7, wide * .67, .02, paint);
        wheels(a, length * .62, wide, .22);
        lights(a, length, wide * .7, .45);
    }

    static void bus(Assembly a, Dice dice) {
        Material paint = paint(dice);
        double length = dice.uniform(1.2, 1.9);
        a.box(new Vec(0, 0, .55), length, .42, .43, paint);
        a.box(new Vec(0, 0, .68), length * .94, .425, .14, GLASS);
        a.box(new Vec(length, 0, .66), .01, .37, .18, GLASS);
        wheels(a, length * .68, .4, .14);
        lights(a, length, .3, .25);
    }

    static void truck(Assembly a, Dice dice) {
        Material paint = paint(dice);
        double length = dice.uniform(.8, 1.2);
        a.box(new Vec(-.3, 0, .6), length, .42, .4, Material.random(dice));
        a.box(new Vec(length - .02, 0, .45), .28, .4, .3, paint);
        a.box(new Vec(length + .03, 0, .58), .24, .405, .12, GLASS);
        a.box(new Vec(0, 0, .18), length, .3, .05, TYRE);
        wheels(a, length * .75, .38, .15);
        lights(a, length + .26, .3, .25);
    }

    static void bicycle(Assembly a, Dice dice) {
        Material frame = paint(dice);
        Vec rear = new Vec(-.55, 0, .34);
        Vec front = new Vec(.55, 0, .34);
        Mat upright = Mat.aboutX(Math.PI / 2);
        for (Vec hub : new Vec[] {rear, front}) {
            a.part(new Ring(.07), hub, upright.times(.31), TYRE);
            a.wheel(hub, .04, .04, Material.plain(Colour.grey(.5)));
            for (int spoke = 0; spoke < 3; spoke++) {
                Vec tip = new Vec(StrictMath.cos(spoke * 1.047), 0, StrictMath.sin(spoke * 1.047)).times(.3);
                a.rod(hub.minus(tip), hub.plus(tip), .006, .006, Material.plain(Colour.grey(.6)));
            }
        }
        Vec crank = new Vec(-.05, 0, .3);
        Vec saddle = new Vec(-.22, 0, .8);
        Vec head = new Vec(.36, 0, .82);
        a.rod(crank, saddle, .025, .025, frame);
        a.rod(crank, head, .028, .028, frame);
        a.rod(saddle.plus(.03, 0, -.1), head, .025, .025, frame);
        a.rod(rear, crank, .02, .02, frame);
        a.rod(rear, saddle.plus(.02, 0, -.07), .02, .02, frame);
        a.rod(front, head.plus(-.03, 0, .1), .025, .025, frame);
        a.ellipsoid(saddle.plus(0, 0, .03), .14, .06, .04, TYRE);
        a.rod(head.plus(-.03, -.25, .12), head.plus(-.03, .25, .12), .02, .02, TYRE);
    }

    static void aeroplane(Assembly a, Dice dice) {
        Material skin = Material.plain(Colour.grey(dice.uniform(.5, .95))).shiny(.4);
        Material tail = Material.random(dice).shiny(.3);
        a.part(Ball.UNIT, new Vec(0, 0, .4), Mat.scale(1.7, .2, .2), skin);
        a.rod(new Vec(-1.1, 0, .4), new Vec(1.1, 0, .4), .19, .19, skin);
        for (int side = -1; side <= 1; side += 2) {
            Mat sweep = Mat.aboutZ(side * .45);
            a.part(Box.UNIT, new Vec(-.2, side * .75, .35), sweep.times(Mat.scale(.22, .75, .02)), skin);
            a.part(Box.UNIT, new Vec(-1.45, side * .28, .48), sweep.times(Mat.scale(.12, .3, .015)), skin);
            a.rod(new Vec(-.1, side * .55, .24), new Vec(.25, side * .55, .24), .08, .09, tail);
        }
        a.part(Box.UNIT, new Vec(-1.45, 0, .75), Mat.aboutY(-.5).times(Mat.scale(.16, .015, .3)), tail);
        a.box(new Vec(1.45, 0, .47), .1, .1, .05, GLASS);
        a.rod(new Vec(-1, 0, .43), new Vec(1.1, 0, .43), .195, .195, Material.plain(Colour.grey(.3)));
        a.rod(new Vec(-1.01, 0, .455), new Vec(1.11, 0, .455), .192, .192, skin);
    }

    static void boat(Assembly a, Dice dice) {
        Material hull = paint(dice);
        a.part(new Cone(1.35), new Vec(0, 0, .14), Mat.scale(.75, .26, .14), hull);
        a.box(new Vec(-.15, 0, .34), .25, .18, .1, Material.random(dice));
        Colour sail = dice.chance(.6) ? Colour.grey(.92) : Material.colour(dice);
        a.cylinder(new Vec(.1, 0, .62), .015, .38, Material.plain(new Colour(.4, .25, .12)));
        a.part(new Cone(.05), new Vec(-.12, 0, .6), Mat.scale(.38, .015, .32), Material.plain(sail));
    }

    static void skateboard(Assembly a, Dice dice) {
        Material deck = Material.random(dice);
        a.box(new Vec(0, 0, .85), 2.6, .9, .12, deck);
        for (int end = -1; end <= 1; end += 2) {
            a.part(Box.UNIT, new Vec(end * 3, 0, 1), Mat.aboutY(-end * .5).times(Mat.scale(.6, .85, .12)),
                    deck);
        }
        wheels(a, 1.9, .7, .4);
    }

    private static Material paint(Dice dice) {
        return Material.plain(Material.colour(dice)).shiny(dice.uniform(.2, .7));
    }

    private static void wheels(Assembly a, double x, double y, double radius) {
        for (int end = -1; end <= 1; end += 2) {
            for (int side = -1; side <= 1; side += 2) {
                Vec hub = new Vec(end * x, side * y, radius);
                a.wheel(hub, radius, radius * .35, TYRE);
                a.wheel(hub, radius * .55, radius * .38, Material.plain(Colour.grey(.5)));
            }
        }
    }

    private static void lights(Assembly a, double x, double y, double z) {
        for (int side = -1; side <= 1; side += 2) {
            a.ellipsoid(new Vec(x, side * y, z), .03, .09, .06, HEADLIGHT);
            a.ellipsoid(new Vec(-x, side * y, z), .03, .09, .06, TAILLIGHT);
        }
    }
}
