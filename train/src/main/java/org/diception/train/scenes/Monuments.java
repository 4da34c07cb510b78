package org.diception.train.scenes;

/** Standing things of wood, stone and leaves that photos are full of and COCO has no name for. */
final class Monuments {
    private Monuments() {
    }

    /** A figure of stone on a plinth: the shape of a person and none of the colours. */
    static void statue(Assembly a, Dice dice) {
        Colour colour = Colour.grey(dice.uniform(.15, .7)).mix(new Colour(.35, .45, .3), dice.uniform(0, .5));
        Material stone = Material.random(dice).with(Texture.CLOUDY, 8 / a.height())
                .with(colour, colour.times(.6)).matt();
        double plinth = dice.uniform(.1, .4);
        a.box(new Vec(0, 0, plinth / 2), .16, .16, plinth / 2, stone);
        a.box(new Vec(0, 0, plinth), .19, .19, .015, stone);
        Pose pose = Pose.random(dice);
        double size = 1 - plinth;
        Vec[] j = new Vec[pose.joints().length];
        for (int i = 0; i < j.length; i++) {
            j[i] = pose.joints()[i].times(size).plus(0, 0, plinth);
        }
        Vec hip = pose.hip().times(size).plus(0, 0, plinth);
        Vec head = pose.head().times(size).plus(0, 0, plinth);
        a.ellipsoid(head, .07 * size, .06 * size, .09 * size, stone);
        a.capsule(hip, head, .08 * size, .035 * size, stone);
        a.capsule(j[Pose.LEFT_SHOULDER], j[Pose.RIGHT_SHOULDER], .05 * size, stone);
        for (int side = 0; side < 2; side++) {
            a.capsule(j[Pose.LEFT_SHOULDER + side], j[Pose.LEFT_ELBOW + side], .038 * size, stone);
            a.capsule(j[Pose.LEFT_ELBOW + side], j[Pose.LEFT_WRIST + side], .03 * size, stone);
            a.capsule(j[Pose.LEFT_HIP + side], j[Pose.LEFT_KNEE + side], .06 * size, stone);
            a.capsule(j[Pose.LEFT_KNEE + side], j[Pose.LEFT_ANKLE + side], .045 * size, stone);
        }
        if (dice.chance(.5)) {
            a.cone(hip.plus(0, 0, -.15 * size), .13 * size, .17 * size, .6, stone);
        }
    }

    static void bush(Assembly a, Dice dice) {
        Material leaves = Outside.leaves(a, dice);
        for (int i = dice.between(3, 8); i > 0; i--) {
            double r = dice.uniform(.25, .45);
            Vec at = new Vec(.25 * dice.bell(), .3 * dice.bell(), dice.uniform(.2, 1 - r));
            a.ellipsoid(at, r * dice.uniform(.8, 1.4), r * dice.uniform(.8, 1.4), r, leaves);
        }
    }

    static void fence(Assembly a, Dice dice) {
        Material wood = Material.random(dice).matt();
        int posts = dice.between(4, 8);
        for (int i = 0; i < posts; i++) {
            a.box(new Vec(0, (i + .5) * 2.4 / posts - 1.2, .5), .03, dice.uniform(.04, .12), .5, wood);
        }
        a.box(new Vec(.04, 0, .3), .02, 1.2, .05, wood);
        a.box(new Vec(.04, 0, .75), .02, 1.2, .05, wood);
    }

    static void lampPost(Assembly a, Dice dice) {
        Material iron = Material.plain(Colour.grey(dice.uniform(.05, .4)));
        a.cone(new Vec(0, 0, .03), .05, .03, .6, iron);
        a.cylinder(new Vec(0, 0, .45), .018, .45, iron);
        a.cone(new Vec(0, 0, .93), .035, .05, 1.5, Material.plain(new Colour(1, .95, .75)));
        a.cone(new Vec(0, 0, .99), .06, .01, .3, iron);
    }

    static void shelf(Assembly a, Dice dice) {
        Material wood = Material.random(dice);
        double half = dice.uniform(.25, .45);
        int boards = dice.between(3, 5);
        for (int side = -1; side <= 1; side += 2) {
            a.box(new Vec(0, side * half, .5), .09, .012, .5, wood);
        }
        a.box(new Vec(-.085, 0, .5), .008, half, .5, wood);
        for (int board = 0; board <= boards; board++) {
            double z = .01 + board * .98 / boards;
            a.box(new Vec(0, 0, z), .09, half, .01, wood);
            for (double y = -half + .03; board < boards && y < half - .06; y += dice.uniform(.03, .09)) {
                double tall = dice.uniform(.2, .42) / boards;
                a.box(new Vec(.01, y, z + tall), .06, .013, tall, Material.plain(Material.colour(dice)));
            }
        }
    }
}
