package org.diception.train.truth;

/**
 * Draws round-ended lines into a planar picture, softening their edge by the share of a pixel that they
 * cover.
 */
final class Brush {
    private final float[] picture;
    private final int width;
    private final int height;

    Brush(float[] picture, int width, int height) {
        this.picture = picture;
        this.width = width;
        this.height = height;
    }

    /** A line from a to b, or a disc where both are the same; pixels, (0, 0) the top left corner. */
    void line(double ax, double ay, double bx, double by, double radius, int rgb) {
        int left = (int) Math.max(0, Math.floor(Math.min(ax, bx) - radius - 1));
        int right = (int) Math.min(width - 1, Math.ceil(Math.max(ax, bx) + radius + 1));
        int top = (int) Math.max(0, Math.floor(Math.min(ay, by) - radius - 1));
        int bottom = (int) Math.min(height - 1, Math.ceil(Math.max(ay, by) + radius + 1));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double outside = distance(x + .5, y + .5, ax, ay, bx, by) - radius;
                double cover = Math.max(0, Math.min(1, .5 - outside));
                blend(y * width + x, cover, rgb);
            }
        }
    }

    private void blend(int pixel, double cover, int rgb) {
        for (int k = 0; k < 3; k++) {
            double wanted = (rgb >> 16 - 8 * k & 255) / 127.5 - 1;
            int at = k * width * height + pixel;
            picture[at] += (float) (cover * (wanted - picture[at]));
        }
    }

    private static double distance(double x, double y, double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        double square = dx * dx + dy * dy;
        double along = square == 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square));
        double nearX = ax + along * dx - x;
        double nearY = ay + along * dy - y;
        return Math.sqrt(nearX * nearX + nearY * nearY);
    }
}
