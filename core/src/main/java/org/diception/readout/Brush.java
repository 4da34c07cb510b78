package org.diception.readout;

/**
 * Draws round-ended lines into a planar picture, softening their edge by the share of a pixel that they
 * cover. Not thread-safe.
 */
public final class Brush {
    private final float[] picture;
    private final int width;
    private final int height;
    private final float black;
    private Frame frame;

    /**
     * @param picture (3, height, width), drawn into
     * @param black the value of a dark channel, such as -1; a bright one is 1
     */
    public Brush(float[] picture, int width, int height, float black) {
        this.picture = picture;
        this.width = width;
        this.height = height;
        this.black = black;
        this.frame = new Frame(0, 0, width, height);
    }

    /** Draws nothing outside of a part of the picture from now on. */
    void within(Frame part) {
        frame = part;
    }

    /** A line from a to b, or a disc where both are the same; pixels, (0, 0) the top left corner. */
    public void line(double ax, double ay, double bx, double by, double radius, int rgb) {
        Frame part = Frame.around(ax, ay, bx, by, radius + 1).within(frame);
        double dx = bx - ax;
        double dy = by - ay;
        double square = dx * dx + dy * dy;
        for (int y = part.top(); y < part.bottom(); y++) {
            for (int x = part.left(); x < part.right(); x++) {
                double px = x + .5 - ax;
                double py = y + .5 - ay;
                double along = square == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
                double nearX = along * dx - px;
                double nearY = along * dy - py;
                double outside = Math.sqrt(nearX * nearX + nearY * nearY) - radius;
                if (outside < .5) {
                    blend(y * width + x, Math.min(1, .5 - outside), rgb);
                }
            }
        }
    }

    private void blend(int pixel, double cover, int rgb) {
        for (int k = 0; k < 3; k++) {
            double wanted = black + (1 - black) * (rgb >> 16 - 8 * k & 255) / 255.0;
            int at = k * width * height + pixel;
            picture[at] += (float) (cover * (wanted - picture[at]));
        }
    }
}
