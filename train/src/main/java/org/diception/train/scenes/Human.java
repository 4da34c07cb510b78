package org.diception.train.scenes;

/** A person in flesh and clothes, hung on a {@link Pose}. */
final class Human {
    private final Assembly a;
    private final Dice dice;
    private final Pose pose;
    private final Material skin;
    private final Material shirt;
    private final Material trousers;
    private final double girth;

    private Human(Assembly a, Dice dice, Pose pose) {
        this.a = a;
        this.dice = dice;
        this.pose = pose;
        Colour tone = new Colour(.95, .75, .62).times(dice.uniform(.25, 1));
        skin = Material.plain(tone).shiny(.1);
        shirt = Material.random(dice);
        trousers = dice.chance(.15) ? shirt : Material.random(dice);
        girth = dice.uniform(.055, .08);
    }

    /** Adds a person who stands, or sits on a seat of its own, at a place on the ground. */
    static void add(SceneBuilder scene, Dice dice, Vec place, double height, double yaw) {
        Pose pose = Pose.random(dice);
        Assembly a = scene.instance("person", place, height, yaw);
        Human human = new Human(a, dice, pose);
        human.head();
        human.trunk();
        human.arms();
        human.legs();
        scene.add(new Body(a.instance(), height, pose.all().stream().map(a::world).toList()));
        if (pose.seated()) {
            double seat = Math.max(.1, (pose.hip().z() - .075) * height);
            Vec under = place.plus(Mat.aboutZ(yaw).times(new Vec(.03 * height, 0, 0)));
            Furniture.stool(scene.instance("chair", under, seat, yaw), dice);
        }
    }

    private void head() {
        Mat turn = pose.headTurn();
        Vec head = pose.head();
        a.part(Ball.UNIT, head, turn.times(Mat.scale(.07, .06, .085)), skin);
        a.ball(pose.joints()[Pose.NOSE], .014, skin);
        Material dark = Material.plain(Colour.BLACK).shiny(.5);
        Material white = Material.plain(Colour.grey(.8));
        for (int eye = Pose.LEFT_EYE; eye <= Pose.RIGHT_EYE; eye++) {
            a.ball(pose.joints()[eye], .013, white);
            a.ball(pose.joints()[eye].plus(turn.times(new Vec(.007, 0, 0))), .009, dark);
        }
        for (int ear = Pose.LEFT_EAR; ear <= Pose.RIGHT_EAR; ear++) {
            a.part(Ball.UNIT, pose.joints()[ear], turn.times(Mat.scale(.012, .008, .02)), skin);
        }
        Material lips = Material.plain(new Colour(.55, .2, .18).times(dice.uniform(.6, 1.2)));
        a.part(Ball.UNIT, head.plus(turn.times(new Vec(.061, 0, -.04))),
                turn.times(Mat.scale(.008, .022, .006)), lips);
        a.capsule(pose.neck(), head, .032, skin);
        hair(head, turn);
    }

    private void hair(Vec head, Mat turn) {
        Colour colour = new Colour(.3, .2, .1).times(dice.uniform(.1, 2.5)).clamped();
        Material hair = Material.random(dice).with(Texture.GRAIN, 25).with(colour, colour.times(.6)).matt();
        int style = dice.weighted(5, 3, 1, 2);
        if (style != 2) {
            a.part(Ball.UNIT, head.plus(turn.times(new Vec(-.014, 0, .032))),
                    turn.times(Mat.scale(.07, .066, .07)), hair);
        }
        if (style == 1) {
            a.part(Ball.UNIT, head.plus(turn.times(new Vec(-.035, 0, -.04))),
                    turn.times(Mat.scale(.045, .07, .11)), hair);
        }
        if (style == 3) {
            Material hat = Material.random(dice);
            a.part(new Cone(.8), head.plus(turn.times(new Vec(-.005, 0, .085))),
                    turn.times(Mat.scale(.076, .07, .03)), hat);
            a.part(Cone.CYLINDER, head.plus(turn.times(new Vec(.03, 0, .055))),
                    turn.times(Mat.scale(.1, .075, .006)), hat);
        }
    }

    private void trunk() {
        Vec[] j = pose.joints();
        Vec hip = pose.hip();
        Vec chest = j[Pose.LEFT_SHOULDER].towards(j[Pose.RIGHT_SHOULDER], .5);
        double shoulders = j[Pose.LEFT_SHOULDER].minus(chest).length();
        a.capsule(chest, hip, girth, shirt);
        a.capsule(j[Pose.LEFT_SHOULDER], j[Pose.RIGHT_SHOULDER], .042, shirt);
        a.part(Ball.UNIT, hip.plus(pose.lean().times(new Vec(0, 0, .16))),
                pose.lean().times(Mat.scale(girth * .95, shoulders, .16)), shirt);
        a.ellipsoid(hip, .07, .095, .07, trousers);
        if (!pose.seated() && dice.chance(.2)) {
            double length = dice.uniform(.1, .2);
            a.cone(hip.plus(0, 0, .03 - length), dice.uniform(.1, .15), length, .5, shirt);
        }
    }

    private void arms() {
        boolean longSleeves = dice.chance(.5);
        Vec[] j = pose.joints();
        for (int side = 0; side < 2; side++) {
            Vec elbow = j[Pose.LEFT_ELBOW + side];
            Vec wrist = j[Pose.LEFT_WRIST + side];
            a.capsule(j[Pose.LEFT_SHOULDER + side], elbow, .036, .03, shirt);
            a.capsule(elbow, wrist, .028, .022, longSleeves ? shirt : skin);
            a.ball(wrist.plus(wrist.minus(elbow).unit().times(.02)), .03, skin);
        }
    }

    private void legs() {
        Material shoes = Material.random(dice);
        boolean shorts = dice.chance(.3);
        Vec[] j = pose.joints();
        for (int side = 0; side < 2; side++) {
            Vec knee = j[Pose.LEFT_KNEE + side];
            Vec ankle = j[Pose.LEFT_ANKLE + side];
            a.capsule(j[Pose.LEFT_HIP + side], knee, .055, .04, trousers);
            a.capsule(knee, ankle, .04, .028, shorts ? skin : trousers);
            a.ellipsoid(ankle.plus(.03, 0, -.01), .07, .032, .028, shoes);
        }
    }
}
