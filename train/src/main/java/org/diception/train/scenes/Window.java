package org.diception.train.scenes;

/**
 * The part of the picture that a solid can be seen in, from the ball and from the box that hold it.
 *
 * @param left in pixels, as are the others; each may be seen, and nothing is where left > right or top >
 *     bottom
 * @param nearest no point of the solid is nearer than this, metres of depth
 */
record Window(int left, int right, int top, int bottom, double nearest) {

    static Window of(Primitive p, Camera camera, int width) {
        Vec seen = camera.see(p.centre);
        Window ball = new Window(first(seen.x(), seen.z(), p.radius, camera, width),
                last(seen.x(), seen.z(), p.radius, camera, width),
                first(seen.y(), seen.z(), p.radius, camera, width),
                last(seen.y(), seen.z(), p.radius, camera, width), seen.z() - p.radius);
        return ball.meet(corners(p, camera, width));
    }

    private Window meet(Window o) {
        return new Window(Math.max(left, o.left), Math.min(right, o.right), Math.max(top, o.top),
                Math.min(bottom, o.bottom), Math.max(nearest, o.nearest));
    }

    /** Around the eight corners of the box, where all of them are before the camera. */
    private static Window corners(Primitive p, Camera camera, int width) {
        Vec half = p.shape.extent();
        double nearest = Double.MAX_VALUE;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int corner = 0; corner < 8; corner++) {
            Vec local = new Vec((corner & 1) == 0 ? half.x() : -half.x(),
                    (corner & 2) == 0 ? half.y() : -half.y(),
                    (corner & 4) == 0 ? half.z() : -half.z());
            Vec seen = camera.see(p.centre.plus(p.map.times(local)));
            nearest = Math.min(nearest, seen.z());
            left = Math.min(left, camera.imageX(seen));
            right = Math.max(right, camera.imageX(seen));
            top = Math.min(top, camera.imageY(seen));
            bottom = Math.max(bottom, camera.imageY(seen));
        }
        if (nearest < Visibility.NEAR) {
            return new Window(0, width - 1, 0, width - 1, nearest);
        }
        return new Window(floor(left, width), ceil(right, width), floor(top, width), ceil(bottom, width),
                nearest);
    }

    /** The first column that a ball at offset x and depth z can touch, from the tangents to it. */
    private static int first(double x, double z, double radius, Camera camera, int width) {
        double q = z * z - radius * radius;
        if (q <= 0 || z < 0) {
            return 0;
        }
        return floor((x * z - radius * Math.sqrt(x * x + q)) / q * camera.focal() + .5, width);
    }

    private static int last(double x, double z, double radius, Camera camera, int width) {
        double q = z * z - radius * radius;
        if (q <= 0 || z < 0) {
            return width - 1;
        }
        return ceil((x * z + radius * Math.sqrt(x * x + q)) / q * camera.focal() + .5, width);
    }

    private static int floor(double image, int width) {
        return (int) Math.max(0, Math.min(width, Math.floor(image * width - .5)));
    }

    private static int ceil(double image, int width) {
        return (int) Math.max(-1, Math.min(width - 1, Math.ceil(image * width - .5)));
    }
}
