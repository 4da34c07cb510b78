package org.diception.train.coco;

/**
 * A sum in the order in which numpy adds: buffers one after the other, each in halves, the parts eight at a
 * time. So a mean is equal to the reference's to the last bit.
 */
final class NumpySum {
    private static final int LANES = 8;
    private static final int BLOCK = 128;
    private static final int BUFFER = 8192;

    private NumpySum() {
    }

    /** The sum of the first so many values. */
    static double of(double[] values, int count) {
        double sum = 0;
        for (int from = 0; from < count; from += BUFFER) {
            sum += of(values, from, Math.min(BUFFER, count - from));
        }
        return sum;
    }

    private static double of(double[] values, int from, int count) {
        if (count > BLOCK) {
            int half = count / 2 / LANES * LANES;
            return of(values, from, half) + of(values, from + half, count - half);
        }
        int whole = count / LANES * LANES;
        double sum = 0;
        if (whole > 0) {
            double[] lane = new double[LANES];
            for (int i = 0; i < whole; i++) {
                lane[i % LANES] += values[from + i];
            }
            sum = lane[0] + lane[1] + (lane[2] + lane[3]) + (lane[4] + lane[5] + (lane[6] + lane[7]));
        }
        for (int i = whole; i < count; i++) {
            sum += values[from + i];
        }
        return sum;
    }
}
