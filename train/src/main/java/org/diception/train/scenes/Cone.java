package org.diception.train.scenes;

/** A capped cone or cylinder along z from −1 (radius 1) to 1 (radius {@code top}). */
record Cone(double top) implements Shape {
    static final Cone CYLINDER = new Cone(1);

    private static final double FLAT = 1e-12;

    Cone {
        if (top < 0) {
            throw new IllegalArgumentException("a cone's top radius is " + top + ", below 0");
        }
    }

    @Override
    public double hit(double ox, double oy, double oz, double dx, double dy, double dz, double[] normal) {
        double best = side(ox, oy, oz, dx, dy, dz, normal);
        if (Math.abs(dz) < FLAT) {
            return best;
        }
        // the two caps: only the one that faces the ray can be seen
        double level = dz > 0 ? -1 : 1;
        double radius = dz > 0 ? 1 : top;
        double t = (level - oz) / dz;
        double x = ox + t * dx;
        double y = oy + t * dy;
        if (t > NEAREST && t < best && x * x + y * y < radius * radius) {
            normal[0] = 0;
            normal[1] = 0;
            normal[2] = level;
            return t;
        }
        return best;
    }

    /** The mantle: radius(z) = middle + slope · z. */
    private double side(double ox, double oy, double oz, double dx, double dy, double dz, double[] normal) {
        double middle = (1 + top) / 2;
        double slope = (top - 1) / 2;
        double radius = middle + slope * oz;
        double widening = slope * dz;
        double a = dx * dx + dy * dy - widening * widening;
        double b = dx * ox + dy * oy - radius * widening;
        double c = ox * ox + oy * oy - radius * radius;
        double discriminant = b * b - a * c;
        if (discriminant <= 0 || Math.abs(a) < FLAT) {
            return MISS;
        }
        double root = Math.sqrt(discriminant);
        double first = Math.min((-b - root) / a, (-b + root) / a);
        double second = Math.max((-b - root) / a, (-b + root) / a);
        double t = within(oz + first * dz, first, middle, slope) ? first : second;
        if (!within(oz + t * dz, t, middle, slope)) {
            return MISS;
        }
        normal[0] = ox + t * dx;
        normal[1] = oy + t * dy;
        normal[2] = -slope * (middle + slope * (oz + t * dz));
        return t;
    }

    private static boolean within(double z, double t, double middle, double slope) {
        return t > NEAREST && z > -1 && z < 1 && middle + slope * z > 0;
    }

    @Override
    public double reach(Mat map) {
        double rim = new Mat(map.xx(), map.xy(), 0, map.yx(), map.yy(), 0, map.zx(), map.zy(), 0).reach();
        return rim * Math.max(1, top) + map.z().length();
    }

    @Override
    public Vec extent() {
        return new Vec(Math.max(1, top), Math.max(1, top), 1);
    }
}
