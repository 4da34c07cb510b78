package org.diception.readout;

/**
 * Kuwahara's filter: a pixel takes the mean of the most even of five squares that contain it, one to each
 * corner and one around it. That averages noise away and lets soft edges become steps, since a pixel of the
 * slope finds a more even square on one of its sides.
 */
final class Sharpening {
    /** Red, green, blue and the squares of all three. */
    private static final int CHANNELS = 4;
    private static final int CORNERS = 4;
    /** Variances that differ by less are equal, whatever the rounding. */
    private static final double EQUAL = 1e-9;

    private final Canvas canvas;
    /** Sums over all pixels above and left, of the channels and of their squares; four for each place. */
    private final double[] sums;
    private final int stride;

    private Sharpening(Canvas canvas) {
        this.canvas = canvas;
        this.stride = CHANNELS * (canvas.width() + 1);
        this.sums = new double[stride * (canvas.height() + 1)];
        for (int y = 0, i = 0; y < canvas.height(); y++) {
            double[] row = new double[CHANNELS];
            int at = (y + 1) * stride;
            for (int x = 0; x < canvas.width(); x++, i++) {
                for (int k = 0; k < 3; k++) {
                    double value = canvas.planes()[k][i];
                    row[k] += value;
                    row[3] += value * value;
                }
                at += CHANNELS;
                for (int k = 0; k < CHANNELS; k++) {
                    sums[at + k] = sums[at - stride + k] + row[k];
                }
            }
        }
    }

    /** @param reach pixels from one corner of a square to the other along a side; 0 changes nothing */
    static Canvas of(Canvas canvas, int reach) {
        return reach == 0 ? canvas : new Sharpening(canvas).sharpened(reach);
    }

    private Canvas sharpened(int reach) {
        float[][] sharp = new float[3][canvas.area()];
        int half = reach / 2;
        Squares corner = new Squares(reach);
        Squares around = reach % 2 == 0 ? corner : new Squares(2 * half);
        for (int y = 0, i = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++, i++) {
                int best = corner.at(x, y);
                double least = corner.variance[best];
                for (int square = 1; square < CORNERS; square++) {
                    int at = corner.at(x - (square & 1) * reach, y - (square >> 1) * reach);
                    if (corner.variance[at] < least - EQUAL) { // the first of equals
                        least = corner.variance[at];
                        best = at;
                    }
                }
                int middle = around.at(x - half, y - half);
                boolean inner = around.variance[middle] < least - EQUAL;
                for (int k = 0; k < 3; k++) {
                    sharp[k][i] = inner ? around.mean[k][middle] : corner.mean[k][best];
                }
            }
        }
        return new Canvas(canvas.width(), canvas.height(), sharp);
    }

    /** All squares of one size, also those of which only a part lies in the picture. */
    private final class Squares {
        private final int side;
        private final int across;
        private final double[] variance;
        private final float[][] mean;

        /** @param side pixels from one corner to the other along a side */
        Squares(int side) {
            this.side = side;
            this.across = canvas.width() + side;
            this.variance = new double[across * (canvas.height() + side)];
            this.mean = new float[3][variance.length];
            for (int y = -side, at = 0; y < canvas.height(); y++) {
                for (int x = -side; x < canvas.width(); x++, at++) {
                    measure(x, y, at);
                }
            }
        }

        /** The place of the square whose upper left pixel is that, from {@code -side} on. */
        int at(int x, int y) {
            return (y + side) * across + x + side;
        }

        private void measure(int left, int top, int at) {
            int x0 = Math.max(0, left) * CHANNELS;
            int y0 = Math.max(0, top);
            int x1 = Math.min(canvas.width(), left + side + 1) * CHANNELS;
            int y1 = Math.min(canvas.height(), top + side + 1);
            int upper = y0 * stride;
            int lower = y1 * stride;
            double weight = 1.0 / ((x1 - x0) / CHANNELS * (y1 - y0));
            double spread = weight * sum(upper + x0, upper + x1, lower + x0, lower + x1, 3);
            for (int k = 0; k < 3; k++) {
                double value = weight * sum(upper + x0, upper + x1, lower + x0, lower + x1, k);
                mean[k][at] = (float) value;
                spread -= value * value;
            }
            variance[at] = spread;
        }

        private double sum(int upperLeft, int upperRight, int lowerLeft, int lowerRight, int channel) {
            return sums[lowerRight + channel] - sums[lowerLeft + channel]
                    - sums[upperRight + channel] + sums[upperLeft + channel];
        }
    }
}
