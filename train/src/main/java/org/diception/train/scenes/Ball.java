package org.diception.train.scenes;

/** The unit sphere; an ellipsoid once it is placed. */
enum Ball implements Shape {
    UNIT;

    @Override
    public double hit(double ox, double oy, double oz, double dx, double dy, double dz, double[] normal) {
        double a = dx * dx + dy * dy + dz * dz;
        double b = dx * ox + dy * oy + dz * oz;
        double c = ox * ox + oy * oy + oz * oz - 1;
        double discriminant = b * b - a * c;
        if (discriminant <= 0) {
            return MISS;
        }
        double t = (-b - Math.sqrt(discriminant)) / a;
        if (t < NEAREST) {
            return MISS;
        }
        normal[0] = ox + t * dx;
        normal[1] = oy + t * dy;
        normal[2] = oz + t * dz;
        return t;
    }

    @Override
    public double reach(Mat map) {
        return map.reach();
    }

    @Override
    public Vec extent() {
        return new Vec(1, 1, 1);
    }
}
