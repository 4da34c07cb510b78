package org.diception.train.scenes;

/**
 * Four-legged animals of one build and many proportions; all lengths are shares of the height at the top of
 * the head.
 *
 * @param body half length, and half width, of the trunk
 * @param leg how high the trunk's middle is above the ground
 * @param neck where the head is: forward of the shoulder and above the ground
 * @param head radius of the skull, with the muzzle's length
 */
record Animal(double bodyHalf, double bodyWidth, double leg, double limb, double neckForward,
        double headRadius, double muzzle, Ears ears, double tail, double tailRise) {
    enum Ears { HANGING, POINTED, ROUND, LONG }

    static final Animal DOG = new Animal(.42, .17, .55, .055, .16, .13, .2, Ears.HANGING, .22, .12);
    static final Animal CAT = new Animal(.5, .18, .5, .05, .14, .17, .08, Ears.POINTED, .5, .35);
    static final Animal HORSE = new Animal(.38, .15, .55, .045, .24, .09, .24, Ears.POINTED, .3, -.25);
    static final Animal COW = new Animal(.55, .24, .58, .06, .16, .13, .18, Ears.LONG, .1, -.3);
    static final Animal SHEEP = new Animal(.48, .3, .58, .05, .12, .13, .14, Ears.LONG, .05, -.05);
    static final Animal ELEPHANT = new Animal(.45, .3, .6, .1, .12, .2, .1, Ears.ROUND, .1, -.2);
    static final Animal BEAR = new Animal(.52, .28, .55, .1, .12, .19, .16, Ears.ROUND, .03, 0);
    static final Animal GIRAFFE = new Animal(.22, .09, .48, .03, .16, .055, .1, Ears.POINTED, .1, -.12);

    void build(Assembly a, Dice dice, Material fur, Material detail) {
        Vec hips = new Vec(-bodyHalf * .75, 0, leg);
        Vec shoulders = new Vec(bodyHalf * .75, 0, leg + .03);
        double girth = bodyWidth * 1.05;
        a.ellipsoid(new Vec(0, 0, leg), bodyHalf, bodyWidth, girth, fur);
        a.ball(hips, bodyWidth * .85, fur);
        a.ball(shoulders, bodyWidth * .85, fur);
        legs(a, dice, fur);
        Mat look = Mat.aboutZ(dice.uniform(-.7, .7)).times(Mat.aboutY(dice.uniform(-.1, .4)));
        Vec skull = new Vec(bodyHalf * .75 + neckForward, dice.uniform(-.05, .05), 1 - headRadius);
        a.capsule(shoulders, skull, bodyWidth * .6, headRadius * .7, fur);
        head(a, skull, look, fur, detail);
        Vec root = hips.plus(-bodyWidth * .6, 0, girth * .4);
        a.capsule(root, root.plus(-tail * .6, dice.uniform(-.1, .1), tailRise), limb * .6, limb * .4, fur);
    }

    private void legs(Assembly a, Dice dice, Material fur) {
        for (int end = -1; end <= 1; end += 2) {
            for (int side = -1; side <= 1; side += 2) {
                Vec top = new Vec(end * bodyHalf * .72, side * bodyWidth * .6, leg);
                double swing = dice.uniform(-.12, .12);
                Vec knee = new Vec(top.x() + swing, top.y(), leg * .5);
                Vec foot = new Vec(top.x() + swing * dice.uniform(0, 1.5), top.y(), limb);
                a.capsule(top, knee, limb * 1.3, limb, fur);
                a.capsule(knee, foot, limb, limb * .9, fur);
            }
        }
    }

    private void head(Assembly a, Vec skull, Mat look, Material fur, Material detail) {
        double r = headRadius;
        a.part(Ball.UNIT, skull, look.times(Mat.scale(r * 1.1, r * .95, r)), fur);
        Vec snout = skull.plus(look.times(new Vec(r * .6 + muzzle, 0, -r * .3)));
        a.capsule(skull.plus(look.times(new Vec(r * .4, 0, -r * .2))), snout, r * .6, r * .42, fur);
        Material dark = Material.plain(Colour.BLACK).shiny(.5);
        a.ball(snout.plus(look.times(new Vec(r * .38, 0, r * .15))), r * .2, dark);
        for (int side = -1; side <= 1; side += 2) {
            a.ball(skull.plus(look.times(new Vec(r * .85, side * r * .45, r * .3))), r * .16, dark);
            ear(a, skull, look, side, detail);
        }
    }

    private void ear(Assembly a, Vec skull, Mat look, int side, Material m) {
        double r = headRadius;
        Vec at = skull.plus(look.times(new Vec(-r * .1, side * r * .7, r * .8)));
        switch (ears) {
            case POINTED -> a.part(new Cone(.05), at.plus(0, 0, r * .2),
                    look.times(Mat.aboutX(-side * .3)).times(Mat.scale(r * .2, r * .35, r * .45)), m);
            case HANGING -> a.part(Ball.UNIT, at.plus(look.times(new Vec(0, side * r * .25, -r * .5))),
                    look.times(Mat.aboutX(side * .3)).times(Mat.scale(r * .4, r * .2, r * .8)), m);
            case ROUND -> a.part(Ball.UNIT, at.plus(look.times(new Vec(0, side * r * .35, 0))),
                    look.times(Mat.scale(r * .15, r * .6, r * .6)), m);
            case LONG -> a.part(Ball.UNIT, at.plus(look.times(new Vec(0, side * r * .5, -r * .2))),
                    look.times(Mat.aboutX(-side * 1.2)).times(Mat.scale(r * .2, r * .15, r * .55)), m);
        }
    }
}
