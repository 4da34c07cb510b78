package org.diception.train.scenes;

/**
 * The place that a ray meets, in the world: position, unit normal, and the unit direction from the camera
 * that it is seen in, {@code distance} metres away. Reused from ray to ray; one thread at a time.
 */
final class Surface {
    double x;
    double y;
    double z;
    double nx;
    double ny;
    double nz;
    double vx;
    double vy;
    double vz;
    double distance;

    private final double[] local = new double[3];

    /** Finds the place where the ray from the camera, d per unit of depth, meets a solid at a known depth. */
    void meet(Primitive p, Vec from, double dx, double dy, double dz, double depth) {
        double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        vx = dx / length;
        vy = dy / length;
        vz = dz / length;
        distance = depth * length;
        x = from.x() + depth * dx;
        y = from.y() + depth * dy;
        z = from.z() + depth * dz;
        Mat m = p.inverse;
        double ox = from.x() - p.centre.x();
        double oy = from.y() - p.centre.y();
        double oz = from.z() - p.centre.z();
        p.shape.hit(m.xx() * ox + m.xy() * oy + m.xz() * oz, m.yx() * ox + m.yy() * oy + m.yz() * oz,
                m.zx() * ox + m.zy() * oy + m.zz() * oz, m.xx() * dx + m.xy() * dy + m.xz() * dz,
                m.yx() * dx + m.yy() * dy + m.yz() * dz, m.zx() * dx + m.zy() * dy + m.zz() * dz, local);
        // normals move by the transposed inverse
        nx = m.xx() * local[0] + m.yx() * local[1] + m.zx() * local[2];
        ny = m.xy() * local[0] + m.yy() * local[1] + m.zy() * local[2];
        nz = m.xz() * local[0] + m.yz() * local[1] + m.zz() * local[2];
        double scale = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
        if (nx * dx + ny * dy + nz * dz > 0) {
            scale = -scale;
        }
        nx *= scale;
        ny *= scale;
        nz *= scale;
    }
}
