package org.diception.train.metrics;

/**
 * The pixels of one photo whose depth is scored: what {@link DepthErrors} compares.
 *
 * @param depth predicted, in metres, above 0
 * @param disparity true, 1 / metres, above 0: most errors are errors of the product of both, and the truth of
 *     rendered scenes is disparity already
 */
public record DepthPixels(double[] depth, double[] disparity) {
    public DepthPixels {
        if (depth.length != disparity.length) {
            throw new IllegalArgumentException(depth.length + " depths for " + disparity.length + " truths");
        }
    }

    /** How many. */
    public int count() {
        return depth.length;
    }
}
