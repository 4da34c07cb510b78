package org.diception.train.scenes;

/** The cube from −1 to 1. */
enum Box implements Shape {
    UNIT;

    /** Room for rounding where a ray enters at an edge. */
    private static final double EDGE = 1 + 1e-12;

    /** A ray from outside enters through the farthest of the planes that it starts beyond. */
    @Override
    public double hit(double ox, double oy, double oz, double dx, double dy, double dz, double[] normal) {
        double tx = Math.abs(ox) > 1 ? crossing(ox, dx) : 0;
        double ty = Math.abs(oy) > 1 ? crossing(oy, dy) : 0;
        double tz = Math.abs(oz) > 1 ? crossing(oz, dz) : 0;
        double t = Math.max(tx, Math.max(ty, tz));
        if (t < NEAREST || t == MISS || Math.abs(ox + t * dx) > EDGE || Math.abs(oy + t * dy) > EDGE
                || Math.abs(oz + t * dz) > EDGE) {
            return MISS;
        }
        boolean throughX = t == tx;
        boolean throughY = !throughX && t == ty;
        normal[0] = throughX ? Math.signum(ox) : 0;
        normal[1] = throughY ? Math.signum(oy) : 0;
        normal[2] = throughX || throughY ? 0 : Math.signum(oz);
        return t;
    }

    /** Where a ray that starts beyond one of two planes crosses it, or {@link #MISS} if it moves away. */
    private static double crossing(double o, double d) {
        return o * d >= 0 ? MISS : ((o > 0 ? 1 : -1) - o) / d;
    }

    @Override
    public double reach(Mat map) {
        return Math.sqrt(map.x().dot(map.x()) + map.y().dot(map.y()) + map.z().dot(map.z())
                + 2 * (Math.abs(map.x().dot(map.y())) + Math.abs(map.x().dot(map.z()))
                + Math.abs(map.y().dot(map.z()))));
    }

    @Override
    public Vec extent() {
        return new Vec(1, 1, 1);
    }
}
