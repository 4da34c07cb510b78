package org.diception.train.metrics;

import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.readout.SoftMask;

/**
 * How well painted answers agree with the pictures of a data set of pairs. Not safe for use by several
 * threads.
 */
public final class PairScore {
    /** What is compared. */
    public enum Kind {
        /** Masks, white on black: mean IoU over the pictures whose truth or answer is not empty. */
        IOU("IoU"),
        /** Any picture: mean over the pictures of the peak signal-to-noise ratio, in dB. */
        PSNR("PSNR");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** Two pictures that are equal in every byte count as this many dB: less than half a level everywhere. */
    private static final double PERFECT = 60;
    private static final float HALF = .5f;

    private final Kind kind;
    private final MaskIou iou = new MaskIou();
    private final Mean decibels = new Mean();

    public PairScore(Kind kind) {
        this.kind = kind;
    }

    /**
     * One answer.
     *
     * @param painted (3, h, w) in [0, 1] at any size, brought to that of the target
     */
    public void add(Planes painted, RgbImage target) {
        if (kind == Kind.IOU) {
            iou.add(mask(Planes.of(target), target), mask(painted, target));
        } else {
            Planes resized = Resample.resize(painted, target.width(), target.height(), Filter.BILINEAR);
            decibels.add(psnr(resized.data(), Planes.of(target).data()));
        }
    }

    private static boolean[] mask(Planes picture, RgbImage target) {
        Planes alpha = SoftMask.alpha(picture, 1, target.width(), target.height());
        boolean[] mask = new boolean[alpha.data().length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = alpha.data()[i] >= HALF;
        }
        return mask;
    }

    private static double psnr(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = Math.max(0, Math.min(1, a[i])) - b[i];
            sum += difference * difference;
        }
        return Math.min(PERFECT, -10 * Math.log10(sum / a.length));
    }

    /** NaN before any answer was scored. */
    public double value() {
        return kind == Kind.IOU ? iou.value() : decibels.value();
    }

    public Kind kind() {
        return kind;
    }
}
