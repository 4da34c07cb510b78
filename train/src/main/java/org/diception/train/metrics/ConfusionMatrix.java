package org.diception.train.metrics;

import org.diception.InputException;

/**
 * Pixels of all photos by true and predicted class, and the mIoU that comes of it. Not safe for use by
 * several threads.
 */
public final class ConfusionMatrix {
    private final int classes;
    private final int ignored;
    private final long[] pixels;

    /**
     * @param classes how many, from 0 on
     * @param ignored the label of true pixels that do not count, such as 255
     */
    public ConfusionMatrix(int classes, int ignored) {
        this.classes = classes;
        this.ignored = ignored;
        this.pixels = new long[classes * classes];
    }

    /**
     * One photo.
     *
     * @throws InputException for a label that is no class
     */
    public void add(int[] truth, int[] prediction) {
        if (truth.length != prediction.length) {
            throw new InputException(prediction.length + " pixels predicted for a truth of " + truth.length
                    + "; resize the prediction to the truth");
        }
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] != ignored) {
                pixels[checked(truth[i]) * classes + checked(prediction[i])]++;
            }
        }
    }

    private int checked(int label) {
        if (label < 0 || label >= classes) {
            throw new InputException("label " + label + " among " + classes + " classes; " + ignored
                    + " is the one that may be ignored");
        }
        return label;
    }

    /** Pixels of a true class that were taken for a class. */
    public long pixels(int truth, int prediction) {
        return pixels[truth * classes + prediction];
    }

    /** Intersection over union of a class; NaN if no pixel is or was taken for it. */
    public double iou(int label) {
        long union = -pixels(label, label);
        for (int other = 0; other < classes; other++) {
            union += pixels(label, other) + pixels(other, label);
        }
        return (double) pixels(label, label) / union;
    }

    /** mIoU: the mean over the classes that occur. */
    public double meanIou() {
        Mean mean = new Mean();
        for (int label = 0; label < classes; label++) {
            if (!Double.isNaN(iou(label))) {
                mean.add(iou(label));
            }
        }
        return mean.value();
    }

    /** Share of the counted pixels whose class was found. */
    public double pixelAccuracy() {
        long right = 0;
        long all = 0;
        for (int i = 0; i < pixels.length; i++) {
            right += i % (classes + 1) == 0 ? pixels[i] : 0;
            all += pixels[i];
        }
        return (double) right / all;
    }
}
