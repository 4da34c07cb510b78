package org.diception.readout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.diception.image.Planes;

/** Joints as the network paints them: red discs (C.1 of the paper). */
public final class Joints {
    private static final float[] RED = {1, 0, 0};

    private Joints() {}

    /**
     * The middles of all red discs.
     *
     * @param colours painted (3, h, w) in [0, 1]
     * @return the surest first; the score is 1 - mean distance from red / the distance that is allowed
     */
    public static List<Dot> of(Planes colours, PoseSettings settings) {
        int width = colours.width();
        int area = width * colours.height();
        boolean[] red = new boolean[area];
        double limit = settings.red() * settings.red();
        for (int i = 0; i < area; i++) {
            red[i] = Colours.squared(colours, i, RED) <= limit;
        }
        Components parts = Components.of(red, width);
        double[][] sums = new double[parts.count() + 1][3];
        for (int i = 0; i < area; i++) {
            double[] sum = sums[parts.label()[i]];
            sum[0] += i % width + 0.5;
            sum[1] += i / width + 0.5;
            sum[2] += Math.sqrt(Colours.squared(colours, i, RED));
        }
        List<Dot> dots = new ArrayList<>();
        for (int part = 1; part <= parts.count(); part++) {
            int pixels = parts.area()[part];
            if (pixels >= settings.least() * area) {
                dots.add(new Dot(sums[part][0] / pixels, sums[part][1] / pixels,
                        1 - sums[part][2] / pixels / settings.red()));
            }
        }
        dots.sort(Comparator.comparingDouble(Dot::score).reversed());
        return dots;
    }
}
