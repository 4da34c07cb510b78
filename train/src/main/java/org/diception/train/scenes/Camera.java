package org.diception.train.scenes;

/**
 * A pinhole camera with square pictures. Image coordinates run from 0 to 1, x right, y down.
 *
 * @param focal focal length in picture widths
 */
record Camera(Vec position, Vec right, Vec down, Vec forward, double focal) {

    /** Looks from a place at a target, tilted sideways by {@code roll} radians. */
    static Camera looking(Vec from, Vec target, double roll, double focal) {
        Vec forward = target.minus(from).unit();
        Vec right = forward.cross(new Vec(0, 0, 1)).unit();
        Vec down = forward.cross(right);
        double c = StrictMath.cos(roll);
        double s = StrictMath.sin(roll);
        return new Camera(from, right.times(c).plus(down.times(s)), down.times(c).minus(right.times(s)),
                forward, focal);
    }

    /** The point in camera coordinates: x right, y down, z forward, metres. */
    Vec see(Vec world) {
        Vec d = world.minus(position);
        return new Vec(right.dot(d), down.dot(d), forward.dot(d));
    }

    /** The ray through a place of the picture, {@code u} to the right and {@code v} down per unit forward. */
    Vec ray(double u, double v) {
        return forward.plus(right.times(u)).plus(down.times(v));
    }

    double imageX(Vec seen) {
        return focal * seen.x() / seen.z() + .5;
    }

    double imageY(Vec seen) {
        return focal * seen.y() / seen.z() + .5;
    }

    /** Half the angle that the picture spans, radians. */
    double halfView() {
        return StrictMath.atan(.5 / focal);
    }
}
