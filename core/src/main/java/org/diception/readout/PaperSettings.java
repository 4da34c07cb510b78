package org.diception.readout;

/**
 * The constants of the paper's Algorithm 2, for which the paper gives names but no values. Distances of
 * colours are Euclidean with channels from 0 to 1, so that black to white is 1.73; shares are of the
 * picture's pixels.
 *
 * @param sigma colours within this distance of a cluster's colour are its mask, and clusters within it of
 *     black are background
 * @param smoothing bins over which a channel's histogram is averaged before its peaks are counted, odd
 * @param prominence how far a peak rises above the valley to the next higher one, a share of the pixels
 * @param clusters most clusters that are looked for
 * @param kernel side of the square that opens and closes masks, odd; 1 leaves them as they are
 * @param xi masks smaller than this share are dropped
 * @param eta masks in more parts than this are dropped
 * @param beta of two masks that overlap by more than this the later is dropped (intersection over union)
 */
public record PaperSettings(double sigma, int smoothing, double prominence, int clusters, int kernel,
        double xi, int eta, double beta) {
    public PaperSettings {
        Limits.check("sigma", sigma, 0, Math.sqrt(3));
        Limits.checkOdd("smoothing", smoothing, 255);
        Limits.check("prominence", prominence, 0, 1);
        Limits.check("clusters", clusters, 1, 256);
        Limits.checkOdd("kernel", kernel, 99);
        Limits.check("xi", xi, 0, 1);
        Limits.check("eta", eta, 1, Integer.MAX_VALUE);
        Limits.check("beta", beta, 0, 1);
    }

    /** What is used where nothing else is said; found by trying on painted truth. */
    public static PaperSettings defaults() {
        return new PaperSettings(0.11, 5, 0.0015, 64, 3, 0.0002, 8, 0.7);
    }
}
