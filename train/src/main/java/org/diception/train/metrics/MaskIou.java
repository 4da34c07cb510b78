package org.diception.train.metrics;

/**
 * Mean IoU over pairs of a true and a predicted mask, each pair counting the same, as SAM's 23 data sets are
 * scored. A pair of which both are empty says nothing and is left out and counted. Not safe for use by
 * several threads.
 */
public final class MaskIou {
    private final Mean mean = new Mean();
    private int scored;
    private int empty;

    /** One pair, each (H, W). */
    public void add(boolean[] truth, boolean[] prediction) {
        if (isEmpty(truth) && isEmpty(prediction)) {
            empty++;
        } else {
            scored++;
            mean.add(Overlap.iou(truth, prediction));
        }
    }

    private static boolean isEmpty(boolean[] mask) {
        for (boolean inside : mask) {
            if (inside) {
                return false;
            }
        }
        return true;
    }

    /** NaN before any pair was scored. */
    public double value() {
        return mean.value();
    }

    /** Pairs in the mean. */
    public int scored() {
        return scored;
    }

    /** Pairs that were left out. */
    public int empty() {
        return empty;
    }
}
