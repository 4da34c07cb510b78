package org.diception.train.metrics;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.diception.InputException;
import org.diception.readout.LinearFit;

/**
 * From a prediction and a truth to the pixels that {@link DepthErrors} compares, as Marigold's and
 * GenPercept's scripts do: fit, unweighted and without outlier rejection; clip to the range of the set.
 *
 * @param nearest metres; truths at or below it do not count, predictions are clipped to it
 * @param farthest the same for the other end
 * @param longestFitSide of larger pictures a nearest-neighbour reduction to this side is fitted, as ETH3D
 *     wants (1024); {@link Integer#MAX_VALUE} for all pixels
 */
public record DepthProtocol(DepthAlignment alignment, double nearest, double farthest, int longestFitSide) {
    /** Fitted disparity is not let below this before it becomes a depth, 1 / metres. */
    private static final double LEAST_DISPARITY = 1e-3;
    /** Nor a depth below this, metres. */
    private static final double LEAST_DEPTH = 1e-6;

    public DepthProtocol {
        if (!(nearest > 0) || !(farthest > nearest) || longestFitSide < 1) {
            throw new IllegalArgumentException("depths from " + nearest + " to " + farthest
                    + " m with a fit at " + longestFitSide + " pixels");
        }
    }

    public static DepthProtocol of(DepthAlignment alignment, double nearest, double farthest) {
        return new DepthProtocol(alignment, nearest, farthest, Integer.MAX_VALUE);
    }

    /** The pixels whose truth, in metres, lies strictly inside the range; NaN does not. */
    public boolean[] inRange(float[] truth) {
        boolean[] counted = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) {
            counted[i] = truth[i] > nearest && truth[i] < farthest;
        }
        return counted;
    }

    /**
     * Fits a prediction and picks the pixels that count.
     *
     * @param prediction (H, W), depth or disparity as the alignment wants it
     * @param truth (H, W), metres
     * @param counted (H, W), the pixels that count: those in range and in the crop, or the set's own mask
     * @throws InputException if no pixel counts, a counted truth is not above 0 or a prediction not finite
     */
    public DepthPixels align(float[] prediction, float[] truth, boolean[] counted, int width) {
        if (prediction.length != truth.length || counted.length != truth.length
                || truth.length % width != 0) {
            throw new InputException("depth of " + prediction.length + " pixels against a truth of "
                    + truth.length + " and a mask of " + counted.length + ", rows of " + width
                    + "; resize the prediction to the truth");
        }
        int count = count(prediction, truth, counted, width);
        LinearFit fit = fit(prediction, truth, counted, width);
        double[] depth = new double[count];
        double[] disparity = new double[count];
        int next = 0;
        for (int i = 0; i < truth.length; i++) {
            if (counted[i]) {
                depth[next] = metres(fit.at(prediction[i]));
                disparity[next++] = 1.0 / truth[i];
            }
        }
        return new DepthPixels(depth, disparity);
    }

    /**
     * The same in disparity for a truth that is disparity itself, as that of rendered scenes is, and a
     * prediction of any sign, which is then fitted on all pixels in range; there may be none.
     *
     * @param truth (H, W), 1 / metres; 0 = no surface, not scored
     */
    DepthPixels alignDisparity(float[] prediction, float[] truth) {
        int[] pixels = IntStream.range(0, truth.length)
                .filter(i -> truth[i] > 1 / farthest && truth[i] < 1 / nearest).toArray();
        double[] x = new double[pixels.length];
        double[] y = new double[pixels.length];
        for (int k = 0; k < pixels.length; k++) {
            x[k] = prediction[pixels[k]];
            y[k] = truth[pixels[k]];
        }
        LinearFit fit = LinearFit.of(x, y);
        return new DepthPixels(DoubleStream.of(x).map(p -> metres(fit.at(p))).toArray(), y);
    }

    private double metres(double fitted) {
        double depth = alignment == DepthAlignment.DISPARITY ? 1 / Math.max(LEAST_DISPARITY, fitted) : fitted;
        return Math.max(LEAST_DEPTH, Math.max(nearest, Math.min(farthest, depth)));
    }

    private static int count(float[] prediction, float[] truth, boolean[] counted, int width) {
        int count = 0;
        for (int i = 0; i < truth.length; i++) {
            if (counted[i]) {
                count++;
                if (!(truth[i] > 0) || !Float.isFinite(truth[i]) || !Float.isFinite(prediction[i])) {
                    throw new InputException("pixel (" + i % width + ", " + i / width + ") counts but has the"
                            + " true depth " + truth[i] + " m and the prediction " + prediction[i]
                            + "; leave it out of the mask or mend the file");
                }
            }
        }
        if (count == 0) {
            throw new InputException("none of " + truth.length + " pixels has a depth that counts; check the"
                    + " unit of the truth and its crop");
        }
        return count;
    }

    private LinearFit fit(float[] prediction, float[] truth, boolean[] counted, int width) {
        if (alignment == DepthAlignment.NONE) {
            return LinearFit.NONE;
        }
        boolean inverse = alignment == DepthAlignment.DISPARITY;
        int[] pixels = fitted(truth.length / width, width)
                .filter(i -> counted[i] && (!inverse || prediction[i] > 0)).toArray();
        if (pixels.length == 0) {
            throw new InputException("none of the pixels that count and are fitted has a prediction above 0;"
                    + " is it a disparity?");
        }
        double[] x = new double[pixels.length];
        double[] y = new double[pixels.length];
        for (int k = 0; k < pixels.length; k++) {
            x[k] = prediction[pixels[k]];
            y[k] = inverse ? 1.0 / truth[pixels[k]] : truth[pixels[k]];
        }
        return LinearFit.of(x, y);
    }

    /** The pixels that libtorch's nearest-neighbour reduction would keep. */
    private IntStream fitted(int height, int width) {
        double factor = (double) longestFitSide / Math.max(height, width);
        if (factor >= 1) {
            return IntStream.range(0, height * width);
        }
        int columns = (int) (width * factor);
        float step = (float) (1 / factor);
        return IntStream.range(0, (int) (height * factor) * columns)
                .map(i -> Math.min(height - 1, (int) (i / columns * step)) * width
                        + Math.min(width - 1, (int) (i % columns * step)));
    }
}
