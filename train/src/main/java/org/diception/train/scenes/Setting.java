package org.diception.train.scenes;

/**
 * Where a scene happens.
 *
 * @param indoors whether there are walls and a ceiling
 * @param grounded whether there is a floor to stand on
 * @param halfX half of the floor that a camera may stand on, metres, around the origin
 */
record Setting(boolean indoors, boolean grounded, double halfX, double halfY, double ceiling) {
    /** How far from the walls the camera stays. */
    static final double MARGIN = .25;
    private static final double WALL = .1;
    /** Farther than any camera goes, metres. */
    private static final double FREE = 100;

    static Setting room(SceneBuilder scene, Dice dice) {
        double x = dice.uniform(2.2, 4);
        double y = dice.uniform(2.2, 4);
        double high = dice.uniform(2.4, 3.2);
        wall(scene, new Vec(0, 0, -WALL), x + 1, y + 1, WALL, Material.random(dice));
        wall(scene, new Vec(0, 0, high + WALL), x + 1, y + 1, WALL, wallpaper(dice));
        Material paper = wallpaper(dice);
        for (int side = -1; side <= 1; side += 2) {
            Material m = dice.chance(.8) ? paper : Material.random(dice);
            Material n = dice.chance(.8) ? paper : Material.random(dice);
            wall(scene, new Vec(side * (x + WALL), 0, high / 2), WALL, y + 2 * WALL, high, m);
            wall(scene, new Vec(0, side * (y + WALL), high / 2), x + 2 * WALL, WALL, high, n);
        }
        for (int i = dice.between(0, 6); i > 0; i--) {
            picture(scene, dice, x, y);
        }
        if (dice.chance(.4)) {
            skirting(scene, dice, x, y);
        }
        return new Setting(true, true, x - MARGIN, y - MARGIN, high);
    }

    static Setting open(SceneBuilder scene, Dice dice) {
        Material ground = Material.random(dice);
        if (dice.chance(.4)) {
            Colour grass = new Colour(dice.uniform(.1, .35), dice.uniform(.25, .5), dice.uniform(.03, .15));
            ground = ground.with(dice.pick(Texture.GRAIN, Texture.LEAVES, Texture.CLOUDY), 3)
                    .with(grass, grass.times(.6));
        }
        wall(scene, new Vec(0, 0, -.5), 300, 300, .5,
                ground.with(ground.texture(), StrictMath.exp(dice.uniform(-1, 1.5))).matt());
        if (dice.chance(.35)) {
            double wide = dice.uniform(.8, 3);
            Material road = Material.random(dice).matt();
            scene.surrounding(Box.UNIT, new Vec(dice.uniform(-2, 2), dice.uniform(-2, 2), 0),
                    Mat.aboutZ(dice.angle()).times(Mat.scale(100, wide, .01)), road);
        }
        for (int i = dice.chance(.4) ? dice.between(1, 4) : 0; i > 0; i--) {
            hill(scene, dice);
        }
        return new Setting(false, true, FREE, FREE, FREE);
    }

    /** A plain wall behind the things and nothing below them: portraits and product pictures. */
    static Setting studio(SceneBuilder scene, Dice dice, double viewedFrom) {
        Material cloth = dice.chance(.5) ? Material.plain(Material.colour(dice)) : Material.random(dice);
        double distance = dice.uniform(.8, 5);
        Mat turn = Mat.aboutZ(viewedFrom + dice.uniform(-.5, .5));
        Vec behind = Vec.heading(viewedFrom).times(-distance - 1);
        scene.surrounding(Box.UNIT, behind, turn.times(Mat.scale(.1, 60, 60)), cloth);
        return nowhere();
    }

    /** Neither walls nor ground: in the air. */
    static Setting nowhere() {
        return new Setting(false, false, FREE, FREE, FREE);
    }

    private static void picture(SceneBuilder scene, Dice dice, double x, double y) {
        double z = dice.uniform(.9, 1.9);
        double half = dice.uniform(.2, .7);
        double tall = dice.uniform(.2, .5);
        Material frame = Material.random(dice);
        Material canvas = Material.random(dice);
        double wall = dice.sign();
        if (dice.chance(.5)) {
            Vec at = new Vec(wall * x, dice.uniform(-y, y) * .8, z);
            wall(scene, at, .02, half, tall, frame);
            wall(scene, at, .025, half * .88, tall * .88, canvas);
        } else {
            Vec at = new Vec(dice.uniform(-x, x) * .8, wall * y, z);
            wall(scene, at, half, .02, tall, frame);
            wall(scene, at, half * .88, .025, tall * .88, canvas);
        }
    }

    private static void skirting(SceneBuilder scene, Dice dice, double x, double y) {
        Material m = Material.plain(Material.colour(dice));
        for (int side = -1; side <= 1; side += 2) {
            wall(scene, new Vec(side * x, 0, 0), .015, y, .1, m);
            wall(scene, new Vec(0, side * y, 0), x, .015, .1, m);
        }
    }

    private static void hill(SceneBuilder scene, Dice dice) {
        Colour green = new Colour(.25, .35, .2).times(dice.uniform(.5, 1.2));
        Material m = Material.random(dice).with(Texture.CLOUDY, .2).with(green, green.times(.7)).matt();
        Vec at = Vec.heading(dice.angle()).times(dice.uniform(60, 140));
        scene.surrounding(Ball.UNIT, at,
                Mat.scale(dice.uniform(20, 60), dice.uniform(20, 60), dice.uniform(4, 18)), m);
    }

    private static Material wallpaper(Dice dice) {
        return dice.chance(.4)
                ? Material.plain(Colour.grey(dice.uniform(.4, .95)).mix(Material.colour(dice), .2))
                : Material.random(dice);
    }

    private static void wall(SceneBuilder scene, Vec at, double x, double y, double z, Material m) {
        scene.surrounding(Box.UNIT, at, Mat.scale(x, y, z), m);
    }
}
