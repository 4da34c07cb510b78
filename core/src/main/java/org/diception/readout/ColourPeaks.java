package org.diception.readout;

import org.diception.image.Planes;

/** How many colours a picture has, as the paper guesses it: peaks in the histograms of its channels. */
final class ColourPeaks {
    private static final int BINS = 256;

    private ColourPeaks() {}

    /** The mean number of peaks over the channels, rounded, at least 2 and at most {@code clusters}. */
    static int count(Planes colours, PaperSettings settings) {
        int area = colours.width() * colours.height();
        int peaks = 0;
        for (int channel = 0; channel < 3; channel++) {
            double[] histogram = new double[BINS];
            for (int i = channel * area; i < (channel + 1) * area; i++) {
                float value = Math.max(0, Math.min(1, colours.data()[i]));
                histogram[Math.round(value * (BINS - 1))] += 1.0 / area;
            }
            peaks += peaks(smooth(histogram, settings.smoothing() / 2), settings.prominence());
        }
        return Math.max(2, Math.min(settings.clusters(), Math.round(peaks / 3f)));
    }

    private static double[] smooth(double[] histogram, int reach) {
        double[] smooth = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            for (int near = Math.max(0, bin - reach); near <= Math.min(BINS - 1, bin + reach); near++) {
                smooth[bin] += histogram[near] / (2 * reach + 1);
            }
        }
        return smooth;
    }

    /** Bins that rise by the prominence above the valleys that part them from higher bins. */
    private static int peaks(double[] histogram, double prominence) {
        int peaks = 0;
        for (int bin = 0; bin < BINS; bin++) {
            boolean risen = bin == 0 || histogram[bin] > histogram[bin - 1];
            if (risen) {
                double valley = Math.max(valley(histogram, bin, -1), valley(histogram, bin, 1));
                peaks += histogram[bin] - valley >= prominence ? 1 : 0;
            }
        }
        return peaks;
    }

    /** The lowest bin on the way to a higher one, or 0 where there is none. */
    private static double valley(double[] histogram, int peak, int step) {
        double lowest = histogram[peak];
        for (int bin = peak + step; bin >= 0 && bin < BINS; bin += step) {
            if (histogram[bin] > histogram[peak]) {
                return lowest;
            }
            lowest = Math.min(lowest, histogram[bin]);
        }
        return 0;
    }
}
