package org.diception.train.scenes;

/** The animals, each with the coat it is known by. */
final class Animals {
    private Animals() {
    }

    static void dog(Assembly a, Dice dice) {
        four(Animal.DOG, a, dice, coat(dice));
    }

    static void cat(Assembly a, Dice dice) {
        four(Animal.CAT, a, dice,
                dice.chance(.3) ? coat(dice).with(Texture.STRIPES, 25 / a.height()) : coat(dice));
    }

    static void horse(Assembly a, Dice dice) {
        four(Animal.HORSE, a, dice, coat(dice).with(Texture.CLOUDY, 1.5));
    }

    static void zebra(Assembly a, Dice dice) {
        four(Animal.HORSE, a, dice, coat(dice).with(Texture.STRIPES, 14).with(Colour.grey(.9), Colour.BLACK));
    }

    static void cow(Assembly a, Dice dice) {
        Material spots = coat(dice).with(Texture.CLOUDY, 3);
        four(Animal.COW, a, dice, dice.chance(.5) ? spots.with(Colour.grey(.9), Colour.BLACK) : spots);
    }

    static void sheep(Assembly a, Dice dice) {
        Colour wool = Colour.grey(dice.uniform(.5, .95));
        four(Animal.SHEEP, a, dice, coat(dice).with(Texture.LEAVES, 8).with(wool, wool.times(.75)));
    }

    static void elephant(Assembly a, Dice dice) {
        Colour skin = Colour.grey(dice.uniform(.25, .5));
        Material hide = coat(dice).with(Texture.CLOUDY, 4).with(skin, skin.times(.8));
        four(Animal.ELEPHANT, a, dice, hide);
        Vec before = new Vec(.72, 0, .72);
        for (int i = 1; i <= 3; i++) {
            Vec next = new Vec(.72 + .05 * i, dice.uniform(-.03, .03), .72 - .2 * i);
            a.capsule(before, next, .075 - .012 * i, .065 - .012 * i, hide);
            before = next;
        }
    }

    static void bear(Assembly a, Dice dice) {
        Colour fur = new Colour(.3, .18, .1).times(dice.uniform(.3, 2.2));
        four(Animal.BEAR, a, dice, coat(dice).with(Texture.GRAIN, 8).with(fur, fur.times(.7)));
    }

    static void giraffe(Assembly a, Dice dice) {
        Material spots = coat(dice).with(Texture.TILES, 5)
                .with(new Colour(.65, .4, .15), new Colour(.9, .8, .55));
        four(Animal.GIRAFFE, a, dice, spots);
    }

    static void bird(Assembly a, Dice dice) {
        Material plumage = Material.random(dice).matt();
        Material wing = dice.chance(.5) ? plumage : Material.random(dice).matt();
        Material beak = Material.plain(new Colour(.9, dice.uniform(.3, .7), .1));
        Assembly body = a.turned(Mat.aboutY(-.4));
        body.ellipsoid(new Vec(.1, 0, .5), .42, .22, .23, plumage);
        body.part(new Cone(.9), new Vec(-.45, 0, .5), Mat.aboutY(Math.PI / 2).times(Mat.scale(.04, .14, .25)),
                wing);
        Vec head = new Vec(.3, 0, .85);
        a.ball(head, .17, plumage);
        a.rod(head.plus(.12, 0, 0), head.plus(.34, 0, -.04), .06, .01, beak);
        boolean flying = dice.chance(.4);
        for (int side = -1; side <= 1; side += 2) {
            a.ball(head.plus(.1, side * .11, .06), .03, Material.plain(Colour.BLACK));
            a.rod(new Vec(.05, side * .08, .35), new Vec(.1, side * .08, 0), .025, .02, beak);
            double spread = flying ? .6 : .05;
            Mat tilt = Mat.aboutX(side * (flying ? dice.uniform(-.2, .5) : 1.4)).times(Mat.aboutY(-.3));
            a.part(Ball.UNIT, new Vec(-.05, side * (.2 + spread), .55),
                    tilt.times(Mat.scale(.3, flying ? .6 : .2, .05)), wing);
        }
    }

    static void teddyBear(Assembly a, Dice dice) {
        Colour plush = Material.colour(dice);
        Material fur = Material.random(dice).with(Texture.GRAIN, 12 / a.height()).with(plush, plush.times(.8))
                .matt();
        Material light = Material.plain(plush.mix(Colour.grey(.9), .5));
        Material dark = Material.plain(Colour.BLACK).shiny(.5);
        a.ellipsoid(new Vec(0, 0, .3), .24, .26, .3, fur);
        a.ellipsoid(new Vec(.1, 0, .3), .17, .18, .2, light);
        a.ball(new Vec(.03, 0, .74), .23, fur);
        a.ellipsoid(new Vec(.2, 0, .69), .1, .11, .09, light);
        a.ball(new Vec(.3, 0, .72), .035, dark);
        for (int side = -1; side <= 1; side += 2) {
            a.ball(new Vec(0, side * .18, .93), .085, fur);
            a.ball(new Vec(.2, side * .1, .8), .03, dark);
            a.capsule(new Vec(0, side * .22, .48), new Vec(.15, side * .36, dice.uniform(.25, .6)), .09, fur);
            a.capsule(new Vec(.1, side * .15, .12), new Vec(.4, side * .22, .12), .11, fur);
            a.ball(new Vec(.5, side * .24, .14), .1, light);
        }
    }

    private static Material coat(Dice dice) {
        double level = dice.pick(.08, .25, .45, .8) * dice.uniform(.8, 1.2);
        Colour fur = new Colour(level, level * dice.uniform(.7, 1), level * dice.uniform(.45, .9));
        Texture texture = dice.pick(Texture.PLAIN, Texture.CLOUDY, Texture.GRAIN);
        Colour other = dice.chance(.3) ? Colour.grey(.85) : fur.times(dice.uniform(.6, 1.3));
        return Material.random(dice).with(texture, dice.uniform(2, 10)).with(fur, other).matt();
    }

    private static void four(Animal build, Assembly a, Dice dice, Material fur) {
        Material detail = dice.chance(.3) ? Material.plain(fur.first().times(.5).clamped()) : fur;
        build.build(a, dice, fur, detail);
    }
}
