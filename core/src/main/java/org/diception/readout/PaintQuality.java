package org.diception.readout;

/**
 * How cleanly a picture is painted; every tolerance of the read-out follows from it.
 *
 * @param noise standard deviation of a channel's values within a thing, channels from 0 to 1
 * @param softness pixels: standard deviation of the Gaussian that would make edges as soft as they are; 0 for
 *     hard edges
 */
record PaintQuality(double noise, double softness) {
    private static final int BINS = 2000;
    /** Darker pixels tell nothing of noise: black is clipped. */
    private static final float LIT = 0.2f;
    /** As do channels that are nearly nothing or full. */
    private static final float MARGIN = 0.03f;
    /** Median of the absolute value of a normal distribution. */
    private static final double MEDIAN = 0.6745;
    /** Standard deviation of a second difference of independent values. */
    private static final double SECOND_DIFFERENCE = Math.sqrt(6);

    /** Pixels to each side over which an edge is followed. */
    private static final int REACH = 4;
    /** An edge is a difference of at least this over the reach. */
    private static final float EDGE = 0.3f;
    /** Fewer steep places are no edges to measure. */
    private static final int FEW = 20;
    /** The share of an edge that falls on two neighbours of a pixel, from which on it counts as hard. */
    private static final double HARD = 0.93;
    private static final double SOFTEST = 8;

    static PaintQuality of(Canvas canvas) {
        return new PaintQuality(noiseOf(canvas), softnessOf(canvas));
    }

    /** The median second difference along rows, so that edges, of which there are few, do not count. */
    private static double noiseOf(Canvas canvas) {
        int[] histogram = new int[BINS + 1];
        float[][] planes = canvas.planes();
        for (int y = 0; y < canvas.height(); y++) {
            int row = y * canvas.width();
            for (int i = row + 1; i < row + canvas.width() - 1; i++) {
                if (Math.max(planes[0][i], Math.max(planes[1][i], planes[2][i])) >= LIT) {
                    for (float[] plane : planes) {
                        countSecondDifference(plane, i, histogram);
                    }
                }
            }
        }
        return median(histogram, 0) * 4.0 / BINS / SECOND_DIFFERENCE / MEDIAN;
    }

    private static void countSecondDifference(float[] plane, int i, int[] histogram) {
        if (plane[i] > MARGIN && plane[i] < 1 - MARGIN) {
            histogram[(int) (Math.abs(plane[i - 1] - 2 * plane[i] + plane[i + 1]) / 4 * BINS)]++;
        }
    }

    /** The median share of an edge's difference that falls on the two neighbours of its steepest pixel. */
    private static double softnessOf(Canvas canvas) {
        int[] histogram = new int[BINS + 1];
        int width = canvas.width();
        int area = canvas.area();
        for (float[] plane : canvas.planes()) {
            for (int row = 0; row < area; row += width) {
                edges(plane, row + REACH, row + width - REACH, 1, histogram);
            }
            edges(plane, REACH * width, area - REACH * width, width, histogram);
        }
        int median = median(histogram, FEW);
        double share = (double) median / BINS;
        return median == 0 || share > HARD ? 0 : softnessFor(share);
    }

    /** Counts pixels from one on that are steepest along a step, 1 for a row and the width for a column. */
    private static void edges(float[] plane, int from, int to, int step, int[] histogram) {
        for (int at = from; at < to; at++) {
            float far = Math.abs(plane[at + REACH * step] - plane[at - REACH * step]);
            if (far >= EDGE) {
                float near = Math.abs(plane[at + step] - plane[at - step]);
                boolean steepest = near >= Math.abs(plane[at + 2 * step] - plane[at])
                        && near >= Math.abs(plane[at] - plane[at - 2 * step]);
                if (steepest && near > far / 10 && near <= far) {
                    histogram[(int) (near / far * BINS)]++;
                }
            }
        }
    }

    /** The bin that parts the counts into halves; 0 for fewer than {@code least} counts. */
    private static int median(int[] histogram, int least) {
        long all = 0;
        for (int count : histogram) {
            all += count;
        }
        int bin = 0;
        for (long sum = histogram[0]; all >= least && 2 * sum < all; sum += histogram[bin]) {
            bin++;
        }
        return bin;
    }

    /** Solves share = erf(1 / s√2) / erf(REACH / s√2) for s by halving. */
    private static double softnessFor(double share) {
        double low = 0;
        double high = SOFTEST;
        while (high - low > 1e-3) {
            double middle = (low + high) / 2;
            double reached = erf(1 / middle / Math.sqrt(2)) / erf(REACH / middle / Math.sqrt(2));
            low = reached > share ? middle : low;
            high = reached > share ? high : middle;
        }
        return low;
    }

    /** The error function for x from 0 on, to 1.5e-7 (Abramowitz and Stegun 7.1.26). */
    private static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * x);
        double polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t
                + 0.254829592) * t;
        return 1 - polynomial * Math.exp(-x * x);
    }
}
