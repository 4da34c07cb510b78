package org.diception.train.evaluate;

import java.util.List;
import org.diception.Painting;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.metrics.Overlap;

/** What was painted at all, against what is there at all. */
final class Foreground {
    /** Above this share of full light in the brightest channel a pixel counts as painted. */
    private static final float PAINTED = .3f;

    private Foreground() {
    }

    /** The painted pixels at the size of the photo. */
    static boolean[] of(Painting painting) {
        Planes colours = Resample.resize(painting.colours(), painting.width(), painting.height(),
                Filter.BILINEAR);
        float[] data = colours.data();
        boolean[] painted = new boolean[data.length / 3];
        for (int i = 0; i < painted.length; i++) {
            painted[i] = Math.max(data[i], Math.max(data[painted.length + i], data[2 * painted.length + i]))
                    > PAINTED;
        }
        return painted;
    }

    /** With the pixels of all instances together; 1 where both are empty. */
    static double iou(List<TrueInstances.Instance> instances, boolean[] painted) {
        boolean[] covered = new boolean[painted.length];
        for (TrueInstances.Instance instance : instances) {
            boolean[] mask = instance.mask().decode();
            for (int i = 0; i < mask.length; i++) {
                covered[i] |= mask[i];
            }
        }
        return Overlap.iou(covered, painted);
    }
}
