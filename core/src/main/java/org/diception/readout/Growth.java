package org.diception.readout;

import java.util.Arrays;

/** Lets the basins of a picture grow together until each part is a thing, a piece of one, or background. */
final class Growth {
    private final Regions regions;

    Growth(Regions regions) {
        this.regions = regions;
    }

    /** Joins neighbours whose colours are nearer than {@code alike}, the nearest ones first. */
    void joinAlike(double alike) {
        for (double limit : new double[] {alike / 4, alike / 2, alike}) {
            boolean grown = true;
            while (grown) {
                grown = false;
                for (int border = 0; border < regions.borders(); border++) {
                    int one = regions.one(border);
                    int other = regions.other(border);
                    if (one != other && regions.distance(one, other) < limit) {
                        regions.join(one, other);
                        grown = true;
                    }
                }
            }
            regions.tidy();
        }
    }

    /** Joins each part of fewer pixels with its most similar neighbour, the smallest parts first. */
    void joinSpecks(int pixels, double alike) {
        int size = 1;
        do {
            size = Math.min(pixels, 2 * size);
            joinSmaller(size);
            joinAlike(alike);
        } while (size < pixels);
    }

    private void joinSmaller(int pixels) {
        int[] nearest = new int[regions.size()];
        double[] least = new double[regions.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int border = 0; border < regions.borders(); border++) {
            int one = regions.one(border);
            int other = regions.other(border);
            double distance = regions.distance(one, other);
            if (distance < least[one]) {
                least[one] = distance;
                nearest[one] = other;
            }
            if (distance < least[other]) {
                least[other] = distance;
                nearest[other] = one;
            }
        }
        for (int part = 1; part < regions.size(); part++) {
            int other = regions.root(nearest[part]);
            if (regions.lives(part) && regions.area(part) < pixels && other > 0 && other != part) {
                regions.join(part, other);
            }
        }
    }
}
