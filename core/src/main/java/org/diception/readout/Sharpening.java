package org.diception.readout;

/**
 * Kuwahara's filter: a pixel takes the mean of the most even of five squares that contain it, one to each
 * corner and one around it. That averages noise away and lets soft edges become steps, since a pixel of the
 * slope finds a more even square on one of its sides.
 */
final class Sharpening {
    /** Sums over all pixels above and left, of the channels and of their squares. */
    private final double[][] sums = new double[4][];
    private final Canvas canvas;
    private final int stride;
    private final double[] mean = new double[3];

    private Sharpening(Canvas canvas) {
        this.canvas = canvas;
        this.stride = canvas.width() + 1;
        for (int k = 0; k < 4; k++) {
            sums[k] = new double[stride * (canvas.height() + 1)];
        }
        for (int y = 0; y < canvas.height(); y++) {
            double[] row = new double[4];
            for (int x = 0; x < canvas.width(); x++) {
                for (int k = 0; k < 3; k++) {
                    double value = canvas.planes()[k][y * canvas.width() + x];
                    row[k] += value;
                    row[3] += value * value;
                }
                int at = (y + 1) * stride + x + 1;
                for (int k = 0; k < 4; k++) {
                    sums[k][at] = sums[k][at - stride] + row[k];
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
        for (int y = 0, i = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++, i++) {
                double least = Double.POSITIVE_INFINITY;
                for (int square = 0; square < 5; square++) {
                    int left = square == 4 ? x - half : x - (square & 1) * reach;
                    int top = square == 4 ? y - half : y - (square >> 1) * reach;
                    int side = square == 4 ? 2 * half : reach;
                    double variance = variance(left, top, left + side, top + side);
                    if (variance < least - 1e-9) { // the first of equals, whatever the rounding
                        least = variance;
                        for (int k = 0; k < 3; k++) {
                            sharp[k][i] = (float) mean[k];
                        }
                    }
                }
            }
        }
        return new Canvas(canvas.width(), canvas.height(), sharp);
    }

    /** Of pixels from (left, top) to (right, bottom), as far as there are any; sets the mean. */
    private double variance(int left, int top, int right, int bottom) {
        int x0 = Math.max(0, left);
        int y0 = Math.max(0, top);
        int x1 = Math.min(canvas.width(), right + 1);
        int y1 = Math.min(canvas.height(), bottom + 1);
        int upper = y0 * stride;
        int lower = y1 * stride;
        double weight = 1.0 / ((x1 - x0) * (y1 - y0));
        double variance = weight
                * (sums[3][lower + x1] - sums[3][lower + x0] - sums[3][upper + x1] + sums[3][upper + x0]);
        for (int k = 0; k < 3; k++) {
            double[] sum = sums[k];
            double value = weight * (sum[lower + x1] - sum[lower + x0] - sum[upper + x1] + sum[upper + x0]);
            mean[k] = value;
            variance -= value * value;
        }
        return variance;
    }
}
