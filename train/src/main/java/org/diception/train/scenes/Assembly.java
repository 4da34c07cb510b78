package org.diception.train.scenes;

/**
 * Puts one thing together from shapes. Its coordinates are the thing's own: the origin at the middle of its
 * foot, x to its front, y to its left, z up, the unit its height.
 */
final class Assembly {
    /** Any direction that no limb is exactly parallel to: it fixes the sideways axes of a capsule. */
    private static final Vec ASKEW = new Vec(.31, .95, .1);

    private final SceneBuilder scene;
    private final int instance;
    private final Vec origin;
    private final double height;
    private final Mat placement;

    Assembly(SceneBuilder scene, int instance, Vec origin, double height, Mat turn) {
        this.scene = scene;
        this.instance = instance;
        this.origin = origin;
        this.height = height;
        this.placement = turn.times(height);
    }

    int instance() {
        return instance;
    }

    double height() {
        return height;
    }

    /** The same thing in other coordinates: tilted or lifted about its foot. */
    Assembly turned(Mat turn) {
        return new Assembly(scene, instance, origin, height, placement.times(1 / height).times(turn));
    }

    /** A point of the thing in the world. */
    Vec world(Vec point) {
        return origin.plus(placement.times(point));
    }

    void part(Shape shape, Vec at, Mat map, Material material) {
        scene.add(new Primitive(shape, world(at), placement.times(map), instance, material, origin, true));
    }

    void box(Vec at, double halfX, double halfY, double halfZ, Material material) {
        part(Box.UNIT, at, Mat.scale(halfX, halfY, halfZ), material);
    }

    void ball(Vec at, double radius, Material material) {
        part(Ball.UNIT, at, Mat.scale(radius, radius, radius), material);
    }

    void ellipsoid(Vec at, double rx, double ry, double rz, Material material) {
        part(Ball.UNIT, at, Mat.scale(rx, ry, rz), material);
    }

    /** Upright; {@code top} is the upper radius as a share of the lower one. */
    void cone(Vec at, double radius, double halfHeight, double top, Material material) {
        part(new Cone(top), at, Mat.scale(radius, radius, halfHeight), material);
    }

    void cylinder(Vec at, double radius, double halfHeight, Material material) {
        part(Cone.CYLINDER, at, Mat.scale(radius, radius, halfHeight), material);
    }

    /** A cylinder whose axis lies across, along y: a wheel. */
    void wheel(Vec at, double radius, double halfWidth, Material material) {
        part(Cone.CYLINDER, at, Mat.aboutX(Math.PI / 2).times(Mat.scale(radius, radius, halfWidth)),
                material);
    }

    void capsule(Vec from, Vec to, double radius, Material material) {
        capsule(from, to, radius, radius, material);
    }

    /** A limb with round ends. */
    void capsule(Vec from, Vec to, double fromRadius, double toRadius, Material material) {
        rod(from, to, fromRadius, toRadius, material);
        ball(from, fromRadius, material);
        ball(to, toRadius, material);
    }

    /** A limb with flat ends. */
    void rod(Vec from, Vec to, double fromRadius, double toRadius, Material material) {
        Vec axis = to.minus(from);
        Vec along = axis.unit();
        Vec side = along.cross(ASKEW).unit();
        Vec other = along.cross(side);
        Mat map = Mat.columns(side.times(fromRadius), other.times(fromRadius), axis.times(.5));
        part(new Cone(toRadius / fromRadius), from.towards(to, .5), map, material);
    }
}
