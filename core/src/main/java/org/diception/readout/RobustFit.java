package org.diception.readout;

import java.util.Arrays;
import java.util.Random;

/**
 * The straight line that half of the points agree on, and then the least squares of those that lie near it
 * (Rousseeuw and Leroy, Robust Regression and Outlier Detection, 1987: least median of squares, then
 * reweighted). Up to half of the points may be anything.
 *
 * @param line through the points that are used
 * @param used whether each point is
 */
public record RobustFit(LinearFit line, boolean[] used) {
    /** Lines through two points that are tried, and points against which each of them is judged. */
    private static final int TRIES = 1000;
    private static final int JUDGES = 1000;
    /** The median distance times this is the standard deviation of normal errors. */
    private static final double DEVIATION = 1.4826;
    private static final double SMALL_SAMPLE = 5;
    /** Points farther away than so many standard deviations are not used. */
    private static final double FAR = 2.5;
    /** Distances below this share of the largest y are rounding. */
    private static final double ROUNDING = 1e-6;
    private static final int ROUNDS = 3;

    /** All points by least squares. */
    public static RobustFit all(double[] x, double[] y) {
        boolean[] used = new boolean[x.length];
        Arrays.fill(used, true);
        return new RobustFit(LinearFit.of(x, y), used);
    }

    /** At least two points; the same points give the same line. */
    public static RobustFit of(double[] x, double[] y) {
        Random random = new Random(0);
        int[] judges = x.length <= JUDGES ? indices(x.length) : random.ints(JUDGES, 0, x.length).toArray();
        LinearFit best = LinearFit.NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TRIES; i++) {
            int a = random.nextInt(x.length);
            int b = random.nextInt(x.length);
            if (x[a] != x[b]) {
                double scale = (y[b] - y[a]) / (x[b] - x[a]);
                LinearFit line = new LinearFit(scale, y[a] - scale * x[a]);
                double median = median(distances(line, x, y, judges));
                if (median < least) {
                    least = median;
                    best = line;
                }
            }
        }
        return reweighted(best, x, y);
    }

    private static RobustFit reweighted(LinearFit start, double[] x, double[] y) {
        double rounding = ROUNDING * Arrays.stream(y).map(Math::abs).max().orElse(0);
        LinearFit line = start;
        boolean[] used = new boolean[x.length];
        for (int round = 0; round < ROUNDS; round++) {
            double[] distances = distances(line, x, y, indices(x.length));
            double deviation = DEVIATION * median(distances.clone())
                    * (1 + SMALL_SAMPLE / Math.max(1, x.length - 2));
            for (int i = 0; i < x.length; i++) {
                used[i] = distances[i] <= Math.max(rounding, FAR * deviation);
            }
            line = LinearFit.of(chosen(x, used), chosen(y, used));
        }
        return new RobustFit(line, used);
    }

    /** The numbers whose places are true. */
    public static double[] chosen(double[] values, boolean[] used) {
        double[] chosen = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (used[i]) {
                chosen[count++] = values[i];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private static double[] distances(LinearFit line, double[] x, double[] y, int[] points) {
        return Arrays.stream(points).mapToDouble(i -> Math.abs(line.at(x[i]) - y[i])).toArray();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static int[] indices(int count) {
        int[] indices = new int[count];
        Arrays.setAll(indices, i -> i);
        return indices;
    }
}
