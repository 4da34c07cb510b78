package org.diception.train.scenes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which solid is seen at each point of a square grid over the picture, and how far away. Each solid is tried
 * only inside the rectangle that its bounding ball covers.
 */
final class Visibility {
    /** Nothing nearer to the camera than this is seen, metres. */
    static final double NEAR = .05;
    static final int NOTHING = -1;

    final int width;
    /** Index of the solid, or {@link #NOTHING}. */
    final int[] solid;
    /** Depth along the viewing direction, metres. */
    final double[] depth;

    private final Camera camera;

    Visibility(List<Primitive> primitives, Camera camera, int width) {
        this.width = width;
        this.camera = camera;
        solid = new int[width * width];
        depth = new double[width * width];
        Arrays.fill(solid, NOTHING);
        Arrays.fill(depth, Shape.MISS);
        double[] nearest = primitives.stream().mapToDouble(p -> camera.see(p.centre).z() - p.radius).toArray();
        IntStream.range(0, nearest.length).boxed().sorted(Comparator.comparingDouble(i -> nearest[i]))
                .forEach(i -> draw(primitives.get(i), i, nearest[i]));
    }

    /** The slope of the ray through the middle of a column, right (or, for rows, down) per unit forward. */
    static double slope(int pixel, int width, double focal) {
        return ((pixel + .5) / width - .5) / focal;
    }

    /** Solids come from front to back, so that most of what lies behind is not even tried. */
    private void draw(Primitive p, int index, double nearest) {
        Vec seen = camera.see(p.centre);
        if (seen.z() < NEAR - p.radius) {
            return;
        }
        int left = first(seen.x(), seen.z(), p.radius);
        int right = last(seen.x(), seen.z(), p.radius);
        int top = first(seen.y(), seen.z(), p.radius);
        int bottom = last(seen.y(), seen.z(), p.radius);
        if (left > right || top > bottom) {
            return;
        }
        Vec o = p.inverse.times(camera.position().minus(p.centre));
        Vec f = p.inverse.times(camera.forward());
        Vec r = p.inverse.times(camera.right());
        Vec d = p.inverse.times(camera.down());
        double[] normal = new double[3];
        for (int row = top; row <= bottom; row++) {
            double v = slope(row, width, camera.focal());
            double fx = f.x() + v * d.x();
            double fy = f.y() + v * d.y();
            double fz = f.z() + v * d.z();
            for (int column = left; column <= right; column++) {
                int at = row * width + column;
                if (depth[at] < nearest) {
                    continue;
                }
                double u = slope(column, width, camera.focal());
                double t = p.shape.hit(o.x(), o.y(), o.z(), fx + u * r.x(), fy + u * r.y(), fz + u * r.z(),
                        normal);
                if (t > NEAR && (t < depth[at] || t == depth[at] && index < solid[at])) {
                    depth[at] = t;
                    solid[at] = index;
                }
            }
        }
    }

    /** The first column that a ball at offset x and depth z can touch, from the tangents to it. */
    private int first(double x, double z, double radius) {
        double q = z * z - radius * radius;
        if (q <= 0 || z < 0) {
            return 0;
        }
        double tangent = (x * z - radius * Math.sqrt(x * x + q)) / q;
        return (int) Math.max(0, Math.min(width, Math.floor((tangent * camera.focal() + .5) * width - .5)));
    }

    private int last(double x, double z, double radius) {
        double q = z * z - radius * radius;
        if (q <= 0 || z < 0) {
            return width - 1;
        }
        double tangent = (x * z + radius * Math.sqrt(x * x + q)) / q;
        return (int) Math.min(width - 1,
                Math.max(-1, Math.ceil((tangent * camera.focal() + .5) * width - .5)));
    }
}
