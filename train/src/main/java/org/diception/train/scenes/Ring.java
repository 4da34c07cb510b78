package org.diception.train.scenes;

/** A torus around z: the circle of radius 1 thickened by {@code thickness}; found by sphere tracing. */
record Ring(double thickness) implements Shape {
    private static final int STEPS = 64;
    private static final double TOUCH = 1e-3;

    Ring {
        if (thickness <= 0 || thickness >= 1) {
            throw new IllegalArgumentException("a ring of thickness " + thickness
                    + ", wanted between 0 and 1");
        }
    }

    @Override
    public double hit(double ox, double oy, double oz, double dx, double dy, double dz, double[] normal) {
        double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double ux = dx / length;
        double uy = dy / length;
        double uz = dz / length;
        double outer = 1 + thickness;
        double b = ox * ux + oy * uy + oz * uz;
        double discriminant = b * b - (ox * ox + oy * oy + oz * oz - outer * outer);
        if (discriminant <= 0) {
            return MISS;
        }
        double root = Math.sqrt(discriminant);
        double s = Math.max(-b - root, TOUCH);
        double end = root - b;
        for (int step = 0; step < STEPS && s < end; step++) {
            double x = ox + s * ux;
            double y = oy + s * uy;
            double z = oz + s * uz;
            double fromAxis = Math.sqrt(x * x + y * y) + 1e-9;
            double distance = Math.sqrt((fromAxis - 1) * (fromAxis - 1) + z * z) - thickness;
            if (distance < TOUCH) {
                normal[0] = x - x / fromAxis;
                normal[1] = y - y / fromAxis;
                normal[2] = z;
                return s / length > NEAREST ? s / length : MISS;
            }
            s += distance;
        }
        return MISS;
    }

    @Override
    public double reach(Mat map) {
        return map.reach() * (1 + thickness);
    }

    @Override
    public Vec extent() {
        return new Vec(1 + thickness, 1 + thickness, thickness);
    }
}
