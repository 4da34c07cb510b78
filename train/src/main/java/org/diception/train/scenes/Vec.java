package org.diception.train.scenes;

/** A point or direction of the world: metres, x and y along the ground, z up. */
record Vec(double x, double y, double z) {
    static final Vec ZERO = new Vec(0, 0, 0);

    /** The direction on the ground that stands {@code angle} radians left of x. */
    static Vec heading(double angle) {
        return new Vec(StrictMath.cos(angle), StrictMath.sin(angle), 0);
    }

    Vec plus(Vec o) {
        return new Vec(x + o.x, y + o.y, z + o.z);
    }

    Vec plus(double dx, double dy, double dz) {
        return new Vec(x + dx, y + dy, z + dz);
    }

    Vec minus(Vec o) {
        return new Vec(x - o.x, y - o.y, z - o.z);
    }

    Vec times(double s) {
        return new Vec(x * s, y * s, z * s);
    }

    /** The point that lies {@code share} of the way from here to the other. */
    Vec towards(Vec o, double share) {
        return plus(o.minus(this).times(share));
    }

    double dot(Vec o) {
        return x * o.x + y * o.y + z * o.z;
    }

    Vec cross(Vec o) {
        return new Vec(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vec unit() {
        return times(1 / length());
    }
}
