package org.diception.train.metrics;

import java.util.List;

/**
 * The share of true instances that some predicted mask covers with at least a given IoU, whatever its class.
 */
public final class Recall {
    private final double threshold;
    private int found;
    private int wanted;

    /** @param threshold the least IoU, above which two disjoint masks cannot both match, hence at least .5 */
    public Recall(double threshold) {
        if (threshold < .5 || threshold > 1) {
            throw new IllegalArgumentException("recall at IoU " + threshold + ", wanted .5 to 1");
        }
        this.threshold = threshold;
    }

    /** One photo's instances, each a mask (H, W), and the masks that were predicted. */
    public void add(List<boolean[]> truths, List<boolean[]> predictions) {
        for (boolean[] truth : truths) {
            wanted++;
            found += predictions.stream().anyMatch(p -> Overlap.iou(truth, p) >= threshold) ? 1 : 0;
        }
    }

    /** From 0 to 1; NaN before any instance was added. */
    public double value() {
        return (double) found / wanted;
    }
}
