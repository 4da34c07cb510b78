package org.diception.train.scenes;

import java.util.Arrays;
import java.util.List;

/**
 * How a person holds itself: the 17 COCO joints and what the flesh hangs on, in shares of the height, x to
 * the front, y to the left, the lower foot on the ground.
 *
 * @param lean turns the trunk about the hips
 * @param headTurn turns the head, in the same coordinates
 */
record Pose(Vec[] joints, Vec hip, Vec neck, Vec head, Mat lean, Mat headTurn, boolean seated) {
    static final int NOSE = 0;
    static final int LEFT_EYE = 1;
    static final int RIGHT_EYE = 2;
    static final int LEFT_EAR = 3;
    static final int RIGHT_EAR = 4;
    static final int LEFT_SHOULDER = 5;
    static final int RIGHT_SHOULDER = 6;
    static final int LEFT_ELBOW = 7;
    static final int RIGHT_ELBOW = 8;
    static final int LEFT_WRIST = 9;
    static final int RIGHT_WRIST = 10;
    static final int LEFT_HIP = 11;
    static final int RIGHT_HIP = 12;
    static final int LEFT_KNEE = 13;
    static final int RIGHT_KNEE = 14;
    static final int LEFT_ANKLE = 15;
    static final int RIGHT_ANKLE = 16;

    private static final Vec DOWN = new Vec(0, 0, -1);
    private static final double UPPER_ARM = .16;
    private static final double FOREARM = .145;
    private static final double THIGH = .235;
    private static final double SHIN = .235;
    /** The ankle joint's height above the sole. */
    private static final double ANKLE = .035;

    static Pose random(Dice dice) {
        boolean seated = dice.chance(.2);
        Vec hip = Vec.ZERO;
        Mat lean = Mat.aboutY(dice.uniform(-.1, .25)).times(Mat.aboutX(dice.uniform(-.12, .12)));
        Vec[] joints = new Vec[RenderedScene.Person.JOINTS];
        double shoulders = dice.uniform(.095, .12);
        joints[LEFT_SHOULDER] = lean.times(new Vec(0, shoulders, .29));
        joints[RIGHT_SHOULDER] = lean.times(new Vec(0, -shoulders, .29));
        joints[LEFT_HIP] = new Vec(0, .055, 0);
        joints[RIGHT_HIP] = new Vec(0, -.055, 0);
        Vec neck = lean.times(new Vec(0, 0, .31));
        Mat headTurn = lean.times(Mat.aboutZ(dice.uniform(-.7, .7))).times(Mat.aboutY(dice.uniform(-.3, .3)));
        Vec head = neck.plus(lean.times(new Vec(.01, 0, .095)));
        face(joints, head, headTurn);
        arm(joints, LEFT_SHOULDER, 1, lean, dice);
        arm(joints, RIGHT_SHOULDER, -1, lean, dice);
        leg(joints, LEFT_HIP, 1, seated, dice);
        leg(joints, RIGHT_HIP, -1, seated, dice);
        double ground = Math.min(joints[LEFT_ANKLE].z(), joints[RIGHT_ANKLE].z()) - ANKLE;
        Vec up = new Vec(0, 0, -ground);
        Vec[] standing = Arrays.stream(joints).map(up::plus).toArray(Vec[]::new);
        return new Pose(standing, hip.plus(up), neck.plus(up), head.plus(up), lean, headTurn, seated);
    }

    private static void face(Vec[] joints, Vec head, Mat turn) {
        joints[NOSE] = head.plus(turn.times(new Vec(.075, 0, -.01)));
        joints[LEFT_EYE] = head.plus(turn.times(new Vec(.06, .025, .015)));
        joints[RIGHT_EYE] = head.plus(turn.times(new Vec(.06, -.025, .015)));
        joints[LEFT_EAR] = head.plus(turn.times(new Vec(0, .062, 0)));
        joints[RIGHT_EAR] = head.plus(turn.times(new Vec(0, -.062, 0)));
    }

    /** Hanging, swinging, or raised; the elbow bends to the front only. */
    private static void arm(Vec[] joints, int shoulder, int side, Mat lean, Dice dice) {
        boolean raised = dice.chance(.4);
        double forward = raised ? dice.uniform(1.2, 2.9) : dice.uniform(-.9, .9);
        double outward = dice.chance(.6) ? dice.uniform(.05, .5) : dice.uniform(.3, 1.4);
        Vec upper = lean.times(swing(forward, side * outward));
        Vec lower = lean.times(swing(forward + dice.uniform(0, 1.8), side * outward * dice.uniform(-.5, 1)));
        joints[shoulder + 2] = joints[shoulder].plus(upper.times(UPPER_ARM));
        joints[shoulder + 4] = joints[shoulder + 2].plus(lower.times(FOREARM));
    }

    /** The knee bends to the back only. */
    private static void leg(Vec[] joints, int hip, int side, boolean seated, Dice dice) {
        double forward = seated ? dice.uniform(1.2, 1.6) : dice.uniform(-.5, .7);
        double outward = seated ? dice.uniform(0, .4) : dice.uniform(0, .25);
        double bend = seated ? dice.uniform(1.1, 1.7) : dice.uniform(0, .9);
        joints[hip + 2] = joints[hip].plus(swing(forward, side * outward).times(THIGH));
        joints[hip + 4] = joints[hip + 2].plus(swing(forward - bend, side * outward).times(SHIN));
    }

    /** A limb that hangs down, swung forward and then outward, radians. */
    private static Vec swing(double forward, double outward) {
        return Mat.aboutY(-forward).times(Mat.aboutX(outward)).times(DOWN);
    }

    List<Vec> all() {
        return List.of(joints);
    }
}
