package org.diception.train.coco;

import java.util.List;
import org.diception.readout.CocoRle;

/** Masks, compared by intersection over union. */
final class CocoMasks extends CocoKind<CocoRle> {
    private final boolean boxesGiveArea;

    CocoMasks(boolean boxesGiveArea) {
        this.boxesGiveArea = boxesGiveArea;
    }

    @Override
    CocoRle shape(RawObject raw, CocoImage image) {
        return raw.mask(image);
    }

    @Override
    double area(RawObject raw, CocoRle shape, boolean boxed) {
        return boxed && boxesGiveArea ? raw.box().area() : shape.area();
    }

    @Override
    boolean isEmpty(CocoRle shape) {
        return shape.area() == 0;
    }

    @Override
    double[][] likeness(List<CocoFound<CocoRle>> found, List<CocoTruth<CocoRle>> truths) {
        int[][] theirs = truths.stream().map(truth -> truth.shape().box()).toArray(int[][]::new);
        double[][] ious = new double[found.size()][truths.size()];
        for (int d = 0; d < found.size(); d++) {
            CocoRle mask = found.get(d).shape();
            int[] box = truths.isEmpty() ? null : mask.box();
            for (int t = 0; t < truths.size(); t++) {
                if (meet(box, theirs[t])) { // most pairs do not, and run lengths are long
                    ious[d][t] = mask.iou(truths.get(t).shape(), truths.get(t).crowd());
                }
            }
        }
        return ious;
    }

    private static boolean meet(int[] a, int[] b) {
        return Math.min(a[0] + a[2], b[0] + b[2]) > Math.max(a[0], b[0])
                && Math.min(a[1] + a[3], b[1] + b[3]) > Math.max(a[1], b[1]);
    }
}
