package org.diception.train.scenes;

import java.util.Arrays;

/** Gathers for each pixel the light of all pixels whose circles of confusion reach it. */
final class Defocus {
    /** A sharp pixel keeps this radius to itself, so that circles weigh as one over their area. */
    private static final double OWN = .6;

    private final float[] light;
    private final float[] disparity;
    private final double[] radius;
    private final int size;
    private final int reach;
    /** Distance of each place in the window from its middle, pixels. */
    private final double[] away;

    Defocus(float[] light, float[] disparity, double[] radius, int size) {
        this.light = light;
        this.disparity = disparity;
        this.radius = radius;
        this.size = size;
        reach = (int) Math.ceil(Arrays.stream(radius).max().orElse(0));
        away = new double[(2 * reach + 1) * (2 * reach + 1)];
        for (int i = 0; i < away.length; i++) {
            int dx = i % (2 * reach + 1) - reach;
            int dy = i / (2 * reach + 1) - reach;
            away[i] = Math.sqrt(dx * dx + dy * dy);
        }
    }

    float[] picture() {
        float[] out = new float[light.length];
        for (int pixel = 0; pixel < radius.length; pixel++) {
            gather(pixel, out);
        }
        return out;
    }

    private void gather(int pixel, float[] out) {
        int x = pixel % size;
        int y = pixel / size;
        double total = 0;
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int dy = -Math.min(reach, y); dy <= Math.min(reach, size - 1 - y); dy++) {
            for (int dx = -Math.min(reach, x); dx <= Math.min(reach, size - 1 - x); dx++) {
                int from = pixel + dy * size + dx;
                double spread = spread(from, pixel);
                double covered = spread + 1 - away[(dy + reach) * (2 * reach + 1) + dx + reach];
                if (covered > 0) {
                    double weight = Math.min(1, covered) / ((spread + OWN) * (spread + OWN));
                    total += weight;
                    red += weight * light[from];
                    green += weight * light[radius.length + from];
                    blue += weight * light[2 * radius.length + from];
                }
            }
        }
        out[pixel] = (float) (red / total);
        out[radius.length + pixel] = (float) (green / total);
        out[2 * radius.length + pixel] = (float) (blue / total);
    }

    /** Light from behind does not spread over something sharp in front of it. */
    private double spread(int from, int to) {
        return disparity[from] < disparity[to] ? Math.min(radius[from], radius[to]) : radius[from];
    }
}
