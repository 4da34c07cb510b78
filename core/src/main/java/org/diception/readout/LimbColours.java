package org.diception.readout;

import java.util.List;

/** How much a colour speaks for each limb. */
final class LimbColours {
    static final int LIMBS = Skeleton.LIMBS.size();
    /** Darker than this is background, in parts of a channel. */
    private static final double LIT = 0.4;
    /** How far a colour is off that is mixed with black, in parts of the limb's distance from black. */
    private static final double FAINT = 0.15;
    private static final double[][] COLOURS = colours(Skeleton.LIMBS);

    private final double alike;
    private final double dim;

    LimbColours(PoseSettings settings) {
        alike = settings.alike();
        dim = settings.dim();
    }

    private static double[][] colours(List<Skeleton.Limb> limbs) {
        double[][] colours = new double[limbs.size()][3];
        for (int l = 0; l < colours.length; l++) {
            for (int k = 0; k < 3; k++) {
                colours[l][k] = (limbs.get(l).rgb() >> 16 - 8 * k & 255) / 255.0;
            }
        }
        return colours;
    }

    /** From 0 for none to 1 for the limb's own colour; a mixture with black counts less. */
    double evidence(int limb, double red, double green, double blue) {
        double[] own = COLOURS[limb];
        double length = own[0] * own[0] + own[1] * own[1] + own[2] * own[2];
        double share = (red * own[0] + green * own[1] + blue * own[2]) / length;
        double bright = Math.max(dim, Math.min(1, share));
        double r = red - bright * own[0];
        double g = green - bright * own[1];
        double b = blue - bright * own[2];
        double away = Math.sqrt(r * r + g * g + b * b) + FAINT * (1 - bright) * Math.sqrt(length);
        return Math.max(0, 1 - away / alike);
    }

    /** From 0 for any paint to 1 for black. */
    static double blackness(double red, double green, double blue) {
        return Math.max(0, 1 - Math.max(red, Math.max(green, blue)) / LIT);
    }
}
