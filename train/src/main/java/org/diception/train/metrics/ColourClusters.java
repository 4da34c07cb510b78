package org.diception.train.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a picture of instances in colours of their own apart, in the manner of Algorithm 2 of the paper:
 * colours that many pixels share become clusters, the black one is dropped, pixels near a cluster's colour
 * are its mask, and each connected part is an instance too. A plain version for the benchmark; nothing in it
 * is random.
 */
public final class ColourClusters {
    /** Bins of the colour histogram along each channel. */
    private static final int BINS = 12;
    /** Colours within this distance belong together; black to white is 3.46. */
    private static final double SIGMA = .45;
    /** Colours this near to black are background. */
    private static final double BLACK = .55;
    /** Smaller parts are dropped, as a share of the picture. */
    private static final double LEAST = .001;

    private final float[] answer;
    private final int pixels;
    private final int width;

    private ColourClusters(float[] answer, int width) {
        this.answer = answer;
        this.pixels = answer.length / 3;
        this.width = width;
    }

    /**
     * @param answer (3, H, W) in [-1, 1]
     * @return masks (H, W); a cluster that falls into several parts is there as a whole and in parts
     */
    public static List<boolean[]> read(float[] answer, int width) {
        return new ColourClusters(answer, width).masks();
    }

    private List<boolean[]> masks() {
        List<float[]> centres = centres();
        int[] nearest = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            nearest[i] = nearest(i, centres);
        }
        List<boolean[]> masks = new ArrayList<>();
        for (int c = 0; c < centres.size(); c++) {
            boolean[] whole = new boolean[pixels];
            for (int i = 0; i < pixels; i++) {
                whole[i] = nearest[i] == c;
            }
            List<boolean[]> parts = Components.of(whole, width, (int) (LEAST * pixels) + 1);
            if (parts.size() != 1 || !Arrays.equals(parts.get(0), whole)) {
                masks.add(whole);
            }
            masks.addAll(parts);
        }
        return masks;
    }

    /** Mean colours of the fullest bins, each with its neighbourhood, fullest first. */
    private List<float[]> centres() {
        boolean[] used = new boolean[pixels];
        for (int i = 0; i < pixels; i++) {
            used[i] = distance(i, new float[] {-1, -1, -1}) < BLACK;
        }
        List<float[]> centres = new ArrayList<>();
        while (true) {
            float[] centre = fullest(used);
            if (centre == null) {
                return centres;
            }
            centres.add(centre);
            for (int i = 0; i < pixels; i++) {
                used[i] |= distance(i, centre) < SIGMA;
            }
        }
    }

    /**
     * The mean of the pixels in the fullest bin that are not used yet, or null when too few are left in any.
     */
    private float[] fullest(boolean[] used) {
        int[] counts = new int[BINS * BINS * BINS];
        float[] sums = new float[3 * counts.length];
        for (int i = 0; i < pixels; i++) {
            if (!used[i]) {
                int bin = (bin(i, 0) * BINS + bin(i, 1)) * BINS + bin(i, 2);
                counts[bin]++;
                for (int k = 0; k < 3; k++) {
                    sums[3 * bin + k] += value(i, k);
                }
            }
        }
        int best = 0;
        for (int bin = 1; bin < counts.length; bin++) {
            best = counts[bin] > counts[best] ? bin : best;
        }
        if (counts[best] <= LEAST * pixels) {
            return null;
        }
        float n = counts[best];
        return new float[] {sums[3 * best] / n, sums[3 * best + 1] / n, sums[3 * best + 2] / n};
    }

    private int bin(int pixel, int channel) {
        return Math.min(BINS - 1, (int) ((value(pixel, channel) + 1) / 2 * BINS));
    }

    /** The cluster of a pixel, or −1 for background and colours that are nobody's. */
    private int nearest(int pixel, List<float[]> centres) {
        int best = -1;
        double least = distance(pixel, new float[] {-1, -1, -1});
        for (int c = 0; c < centres.size(); c++) {
            double d = distance(pixel, centres.get(c));
            if (d < least) {
                least = d;
                best = c;
            }
        }
        return best;
    }

    private double distance(int pixel, float[] colour) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double d = value(pixel, k) - colour[k];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    /** In [-1, 1], whatever an untrained model paints; not-a-number is black. */
    private float value(int pixel, int channel) {
        float value = answer[channel * pixels + pixel];
        return Float.isNaN(value) ? -1 : Math.max(-1, Math.min(1, value));
    }
}
