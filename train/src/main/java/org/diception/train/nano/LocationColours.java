package org.diception.train.nano;

import java.util.function.IntFunction;
import org.diception.train.scenes.RenderedScene;

/**
 * Colours of instances for the embedded model's training pictures: the hue follows from where the instance's
 * middle lies from left to right, the brightness from top to bottom (an idea of Painter's).
 *
 * <p>The paper paints instances in random colours. A small model that answers in one step then paints their
 * mean, grey; with colours that follow from the photo it can name its colour at once, and instances side by
 * side still differ.
 */
public final class LocationColours {
    /** Less than the whole circle, so that the left edge's red and the right edge's violet stay apart. */
    private static final double HUE_RANGE = 300;
    private static final double DARKEST = 0.55;

    private LocationColours() {}

    /** The colour (r, g, b) in [-1, 1] of each instance of a scene. */
    public static IntFunction<float[]> of(RenderedScene scene) {
        int size = scene.size();
        double[] x = new double[scene.classes().size()];
        double[] y = new double[x.length];
        int[] area = new int[x.length];
        for (int i = 0; i < scene.ids().length; i++) {
            int id = scene.ids()[i];
            x[id] += (i % size + 0.5) / size;
            y[id] += (i / size + 0.5) / size;
            area[id]++;
        }
        float[][] colours = new float[x.length][];
        for (int id = 0; id < x.length; id++) {
            colours[id] = at(x[id] / Math.max(1, area[id]), y[id] / Math.max(1, area[id]));
        }
        return id -> colours[id];
    }

    /** The colour (r, g, b) in [-1, 1] of an instance whose middle lies at (x, y), both in [0, 1]. */
    static float[] at(double x, double y) {
        double value = DARKEST + (1 - DARKEST) * y;
        int rgb = java.awt.Color.HSBtoRGB((float) (x * HUE_RANGE / 360), 1, (float) value);
        return new float[] {
            (rgb >> 16 & 255) / 127.5f - 1, (rgb >> 8 & 255) / 127.5f - 1, (rgb & 255) / 127.5f - 1
        };
    }
}
