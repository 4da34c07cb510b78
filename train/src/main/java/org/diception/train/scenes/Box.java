package org.diception.train.scenes;

/** The cube from −1 to 1. */
enum Box implements Shape {
    UNIT;

    /** Directions flatter than this count as parallel to a pair of faces. */
    private static final double PARALLEL = 1e-12;

    @Override
    public double hit(double ox, double oy, double oz, double dx, double dy, double dz, double[] normal) {
        if (outside(ox, dx) || outside(oy, dy) || outside(oz, dz)) {
            return MISS;
        }
        double nearX = near(ox, dx);
        double nearY = near(oy, dy);
        double nearZ = near(oz, dz);
        double enter = Math.max(nearX, Math.max(nearY, nearZ));
        double leave = Math.min(far(ox, dx), Math.min(far(oy, dy), far(oz, dz)));
        if (enter > leave || enter < NEAREST) {
            return MISS;
        }
        boolean alongX = nearX == enter;
        boolean alongY = !alongX && nearY == enter;
        normal[0] = alongX ? -Math.signum(dx) : 0;
        normal[1] = alongY ? -Math.signum(dy) : 0;
        normal[2] = alongX || alongY ? 0 : -Math.signum(dz);
        return enter;
    }

    private static boolean outside(double o, double d) {
        return Math.abs(o) > 1 && (o * d >= 0 || Math.abs(d) < PARALLEL);
    }

    private static double near(double o, double d) {
        return Math.abs(d) < PARALLEL ? Double.NEGATIVE_INFINITY : (d > 0 ? -1 - o : 1 - o) / d;
    }

    private static double far(double o, double d) {
        return Math.abs(d) < PARALLEL ? Double.POSITIVE_INFINITY : (d > 0 ? 1 - o : -1 - o) / d;
    }

    @Override
    public double reach(Mat map) {
        return Math.sqrt(map.x().dot(map.x()) + map.y().dot(map.y()) + map.z().dot(map.z())
                + 2 * (Math.abs(map.x().dot(map.y())) + Math.abs(map.x().dot(map.z()))
                + Math.abs(map.y().dot(map.z()))));
    }
}
