package org.diception.train.scenes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which solid is seen at each point of a square grid over the picture, and how far away. Each solid is tried
 * only inside its {@link Window}.
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
        Window[] windows = primitives.stream().map(p -> Window.of(p, camera, width)).toArray(Window[]::new);
        IntStream.range(0, windows.length).boxed()
                .sorted(Comparator.comparingDouble(i -> windows[i].nearest()))
                .forEach(i -> draw(primitives.get(i), i, windows[i]));
    }

    /** The slope of the ray through the middle of a column, right (or, for rows, down) per unit forward. */
    static double slope(int pixel, int width, double focal) {
        return ((pixel + .5) / width - .5) / focal;
    }

    /** Solids come from front to back, so that most of what lies behind is not even tried. */
    private void draw(Primitive p, int index, Window window) {
        Vec o = p.inverse.times(camera.position().minus(p.centre));
        Vec f = p.inverse.times(camera.forward());
        Vec r = p.inverse.times(camera.right());
        Vec d = p.inverse.times(camera.down());
        double[] normal = new double[3];
        for (int row = window.top(); row <= window.bottom(); row++) {
            double v = slope(row, width, camera.focal());
            double fx = f.x() + v * d.x();
            double fy = f.y() + v * d.y();
            double fz = f.z() + v * d.z();
            for (int column = window.left(); column <= window.right(); column++) {
                int at = row * width + column;
                if (depth[at] < window.nearest()) {
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
}
