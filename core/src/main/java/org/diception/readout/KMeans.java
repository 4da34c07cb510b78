package org.diception.readout;

import java.util.Arrays;
import java.util.Random;
import org.diception.image.Planes;

/** Lloyd's algorithm on the colours of a picture, seeded by k-means++ from a fixed seed. */
final class KMeans {
    /** At most about so many pixels, on a grid, are looked at; more move no centre by a grey level. */
    private static final int SAMPLE = 1 << 15;
    private static final int ROUNDS = 30;
    /** Centres that move less, squared, have settled. */
    private static final double STILL = 1e-8;

    private final float[][] points;
    private final double[] distance;
    private final int[] nearest;

    private KMeans(Planes colours) {
        int area = colours.width() * colours.height();
        int step = (int) Math.ceil(Math.sqrt((double) area / SAMPLE));
        int across = (colours.width() + step - 1) / step;
        int down = (colours.height() + step - 1) / step;
        points = new float[across * down][];
        for (int i = 0; i < points.length; i++) {
            int pixel = i / across * step * colours.width() + i % across * step;
            points[i] = Colours.at(colours, pixel);
        }
        distance = new double[points.length];
        nearest = new int[points.length];
    }

    /** The centres of {@code count} clusters, fewer where there are fewer colours. */
    static float[][] centres(Planes colours, int count) {
        KMeans means = new KMeans(colours);
        float[][] centres = means.seeds(count);
        for (int round = 0; round < ROUNDS && means.move(centres) > STILL; round++) {
            means.assign(centres);
        }
        return centres;
    }

    /** k-means++: each next seed is drawn with the squared distance to the seeds before it as its weight. */
    private float[][] seeds(int count) {
        Random random = new Random(0);
        float[][] centres = new float[count][];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        float[] next = points[random.nextInt(points.length)];
        for (int c = 0; c < count; c++) {
            centres[c] = next.clone();
            double sum = 0;
            for (int i = 0; i < points.length; i++) {
                double d = Colours.squared(points[i], next);
                if (d < distance[i]) {
                    distance[i] = d;
                    nearest[i] = c;
                }
                sum += distance[i];
            }
            if (sum == 0) {
                return Arrays.copyOf(centres, c + 1);
            }
            next = points[draw(random.nextDouble() * sum)];
        }
        return centres;
    }

    private int draw(double weight) {
        int i = 0;
        while (i < points.length - 1 && weight >= distance[i]) {
            weight -= distance[i++];
        }
        return i;
    }

    private void assign(float[][] centres) {
        for (int i = 0; i < points.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < centres.length; c++) {
                double d = Colours.squared(points[i], centres[c]);
                if (d < least) {
                    least = d;
                    nearest[i] = c;
                }
            }
        }
    }

    /** Moves each centre to the mean of its pixels; the farthest move, squared, is the result. */
    private double move(float[][] centres) {
        double[][] sums = new double[centres.length][4];
        for (int i = 0; i < points.length; i++) {
            double[] sum = sums[nearest[i]];
            for (int k = 0; k < 3; k++) {
                sum[k] += points[i][k];
            }
            sum[3]++;
        }
        double farthest = 0;
        for (int c = 0; c < centres.length; c++) {
            double n = sums[c][3];
            if (n > 0) {
                float[] mean = {(float) (sums[c][0] / n), (float) (sums[c][1] / n), (float) (sums[c][2] / n)};
                farthest = Math.max(farthest, Colours.squared(mean, centres[c]));
                centres[c] = mean;
            }
        }
        return farthest;
    }
}
