package org.diception.train.scenes;

/** A 3×3 matrix, row by row: the linear half of a placement. */
record Mat(
        double xx, double xy, double xz,
        double yx, double yy, double yz,
        double zx, double zy, double zz) {
    static final Mat IDENTITY = scale(1, 1, 1);

    static Mat scale(double x, double y, double z) {
        return new Mat(x, 0, 0, 0, y, 0, 0, 0, z);
    }

    static Mat columns(Vec x, Vec y, Vec z) {
        return new Mat(x.x(), y.x(), z.x(), x.y(), y.y(), z.y(), x.z(), y.z(), z.z());
    }

    static Mat aboutX(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Mat(1, 0, 0, 0, c, -s, 0, s, c);
    }

    static Mat aboutY(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Mat(c, 0, s, 0, 1, 0, -s, 0, c);
    }

    static Mat aboutZ(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Mat(c, -s, 0, s, c, 0, 0, 0, 1);
    }

    Vec x() {
        return new Vec(xx, yx, zx);
    }

    Vec y() {
        return new Vec(xy, yy, zy);
    }

    Vec z() {
        return new Vec(xz, yz, zz);
    }

    Vec times(Vec v) {
        return new Vec(xx * v.x() + xy * v.y() + xz * v.z(), yx * v.x() + yy * v.y() + yz * v.z(),
                zx * v.x() + zy * v.y() + zz * v.z());
    }

    Mat times(Mat m) {
        return columns(times(m.x()), times(m.y()), times(m.z()));
    }

    Mat times(double s) {
        return columns(x().times(s), y().times(s), z().times(s));
    }

    Mat transposed() {
        return new Mat(xx, yx, zx, xy, yy, zy, xz, yz, zz);
    }

    Mat inverse() {
        Vec a = y().cross(z());
        Vec b = z().cross(x());
        Vec c = x().cross(y());
        double volume = x().dot(a);
        if (Math.abs(volume) < 1e-30) {
            throw new IllegalArgumentException("a placement flattens space: " + this);
        }
        return columns(a, b, c).times(1 / volume).transposed();
    }

    /**
     * How far this map can move a point of the unit ball: an upper bound, exact where the columns are
     * orthogonal.
     */
    double reach() {
        Mat square = transposed().times(this);
        double widest = Math.max(rowSum(square.xx, square.xy, square.xz),
                Math.max(rowSum(square.yx, square.yy, square.yz), rowSum(square.zx, square.zy, square.zz)));
        return Math.sqrt(widest);
    }

    private static double rowSum(double a, double b, double c) {
        return Math.abs(a) + Math.abs(b) + Math.abs(c);
    }
}
