package org.diception.readout;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the strips that soft edges leave behind: thin, and of a colour that is a mixture of two larger
 * neighbours, of which black may be one. They go to the neighbour that they resemble more.
 */
final class Blends {
    private final Regions regions;
    private final double thin;
    private final double mixed;
    private final int[][] neighbours;
    /** Twice the area over the length of the border: the width of a long strip. */
    private final double[] thickness;

    private Blends(Regions regions, double thin, double mixed) {
        this.regions = regions;
        this.thin = thin;
        this.mixed = mixed;
        this.neighbours = neighboursOf(regions);
        this.thickness = thicknessOf(regions);
    }

    /**
     * Dissolves them, the smallest first, until there are none.
     *
     * @param thin wider parts are things
     * @param mixed how far a mixture's colour may lie from the line between its neighbours' colours
     */
    static void dissolve(Regions regions, double thin, double mixed) {
        while (new Blends(regions, thin, mixed).dissolve()) {
            regions.tidy();
        }
    }

    private boolean dissolve() {
        boolean[] changed = new boolean[regions.size()];
        boolean any = false;
        List<Integer> smallestFirst = IntStream.range(1, regions.size())
                .filter(part -> regions.lives(part) && thickness[part] <= thin)
                .boxed()
                .sorted(Comparator.comparingInt(regions::area))
                .toList();
        for (int part : smallestFirst) {
            int mixtureOf = changed[part] ? 0 : mixtureOf(part);
            if (mixtureOf > 0) {
                regions.swallow(mixtureOf, part);
                changed[mixtureOf] = true;
                for (int neighbour : neighbours[part]) {
                    changed[neighbour] = true; // has another border now; it waits for the next round
                }
                any = true;
            }
        }
        return any;
    }

    /** The more similar one of the two larger neighbours that explain a part's colour best, or 0. */
    private int mixtureOf(int part) {
        int[] larger = IntStream.of(neighbours[part])
                .filter(other -> regions.area(other) > regions.area(part)
                        && thickness[other] > thickness[part])
                .toArray();
        if (larger.length == 1) {
            return regions.distance(part, larger[0]) < 2 * mixed ? larger[0] : 0;
        }
        float[] colour = regions.colour(part);
        double least = mixed;
        int nearer = 0;
        for (int i = 0; i < larger.length; i++) {
            float[] one = regions.colour(larger[i]);
            for (int j = i + 1; j < larger.length; j++) {
                float[] other = regions.colour(larger[j]);
                float share = share(colour, one, other);
                double distance = Math.sqrt(Colours.squared(colour, mixture(one, other, share)));
                if (distance < least) {
                    least = distance;
                    nearer = share < 0.5 ? larger[i] : larger[j];
                }
            }
        }
        return nearer;
    }

    /** How much of the other colour must be mixed with one to come nearest to a colour, 0 to 1. */
    static float share(float[] colour, float[] one, float[] other) {
        double along = 0;
        for (int k = 0; k < 3; k++) {
            along += (colour[k] - one[k]) * (other[k] - one[k]);
        }
        double whole = Colours.squared(one, other);
        return whole == 0 ? 0 : Colours.clip((float) (along / whole));
    }

    private static float[] mixture(float[] one, float[] other, float share) {
        float[] mixture = new float[3];
        for (int k = 0; k < 3; k++) {
            mixture[k] = one[k] + share * (other[k] - one[k]);
        }
        return mixture;
    }

    private static int[][] neighboursOf(Regions regions) {
        int[] count = new int[regions.size()];
        for (int border = 0; border < regions.borders(); border++) {
            count[regions.one(border)]++;
            count[regions.other(border)]++;
        }
        int[][] neighbours = new int[regions.size()][];
        for (int part = 0; part < neighbours.length; part++) {
            neighbours[part] = new int[count[part]];
        }
        for (int border = 0; border < regions.borders(); border++) {
            int one = regions.one(border);
            int other = regions.other(border);
            neighbours[one][--count[one]] = other;
            neighbours[other][--count[other]] = one;
        }
        return neighbours;
    }

    private static double[] thicknessOf(Regions regions) {
        double[] length = new double[regions.size()];
        for (int border = 0; border < regions.borders(); border++) {
            length[regions.one(border)] += regions.length(border);
            length[regions.other(border)] += regions.length(border);
        }
        double[] thickness = new double[regions.size()];
        for (int part = 0; part < thickness.length; part++) {
            thickness[part] = 2 * regions.area(part) / length[part]; // infinite where nothing touches it
        }
        return thickness;
    }
}
