package org.diception.output;

import org.diception.image.Planes;

/**
 * Normals of the surface through the points of a depth map, to the camera. Of two neighbours the one that is
 * less far from the point in depth counts, so that normals do not lean over edges.
 */
record SurfaceNormals(Planes distances, Camera camera) {
    /** Unit vectors (3, h, w); to the viewer where the surface has no direction. */
    Planes vectors() {
        int width = distances.width();
        int area = width * distances.height();
        float[] vectors = new float[3 * area];
        for (int i = 0; i < area; i++) {
            double[] normal = at(i % width, i / width);
            for (int k = 0; k < 3; k++) {
                vectors[k * area + i] = (float) normal[k];
            }
        }
        return new Planes(3, distances.height(), width, vectors);
    }

    private double[] at(int x, int y) {
        double[] along = tangent(x, y, 1, 0);
        double[] down = tangent(x, y, 0, 1);
        double[] normal = {
            down[1] * along[2] - down[2] * along[1],
            down[2] * along[0] - down[0] * along[2],
            down[0] * along[1] - down[1] * along[0]
        };
        double length = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        return length > 0 && Double.isFinite(length)
                ? new double[] {normal[0] / length, normal[1] / length, normal[2] / length}
                : new double[] {0, 0, 1};
    }

    /** The way from one neighbour to the point or from the point to the other one. */
    private double[] tangent(int x, int y, int dx, int dy) {
        boolean before = nearer(x, y, -dx, -dy) <= nearer(x, y, dx, dy);
        double[] from = place(before ? x - dx : x, before ? y - dy : y);
        double[] to = place(before ? x : x + dx, before ? y : y + dy);
        return new double[] {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
    }

    private double nearer(int x, int y, int dx, int dy) {
        boolean inside = x + dx >= 0 && y + dy >= 0 && x + dx < distances.width()
                && y + dy < distances.height();
        return inside ? Math.abs(distance(x + dx, y + dy) - distance(x, y)) : Double.POSITIVE_INFINITY;
    }

    private double[] place(int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < distances.width() && y < distances.height();
        return inside ? camera.place(distances, x, y) : new double[] {Double.NaN, Double.NaN, Double.NaN};
    }

    private float distance(int x, int y) {
        return distances.data()[y * distances.width() + x];
    }
}
