package org.diception.bench.coco;

import java.util.Random;
import org.diception.readout.CocoRle;

/** An outline with a place, a size and a shape; what a detector finds of it is one with other numbers. */
record Blob(double x, double y, double[] radii) {
    /** Mean of the logarithm of an object's radius in pixels, and its spread: COCO's mix of sizes. */
    private static final double LOG_RADIUS = Math.log(38);
    private static final double SPREAD = .9;
    private static final double LEAST = 3;
    private static final int CORNERS = 12;
    private static final int MORE_CORNERS = 30;

    static Blob random(Random random, int width, int height) {
        double radius = Math.exp(LOG_RADIUS + SPREAD * random.nextGaussian());
        radius = Math.max(LEAST, Math.min(.45 * Math.min(width, height), radius));
        double[] radii = new double[CORNERS + random.nextInt(MORE_CORNERS)];
        for (int i = 0; i < radii.length; i++) {
            radii[i] = radius * (.7 + .6 * random.nextDouble());
        }
        return new Blob(random.nextDouble() * width, random.nextDouble() * height, radii);
    }

    /** Moved and bent by shares of its radius. */
    Blob wobbled(Random random, double share) {
        double[] bent = radii.clone();
        for (int i = 0; i < bent.length; i++) {
            bent[i] *= Math.max(.1, 1 + share * random.nextGaussian());
        }
        return new Blob(x + share * radii[0] * random.nextGaussian(),
                y + share * radii[0] * random.nextGaussian(), bent);
    }

    CocoRle mask(int width, int height) {
        double[] xy = new double[2 * radii.length];
        for (int i = 0; i < radii.length; i++) {
            double angle = 2 * Math.PI * i / radii.length;
            xy[2 * i] = x + radii[i] * Math.cos(angle);
            xy[2 * i + 1] = y + radii[i] * Math.sin(angle);
        }
        return CocoRle.polygon(height, width, xy);
    }
}
