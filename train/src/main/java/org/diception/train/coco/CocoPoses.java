package org.diception.train.coco;

import java.util.List;
import org.diception.InputException;

/**
 * Joints, compared by object keypoint similarity: the mean over the annotated joints of exp(−d² / 2s²k²),
 * where d is the distance, s² the person's area and k twice the spread of annotators at that joint.
 */
final class CocoPoses extends CocoKind<CocoPose> {
    /** Spread of annotators, nose to ankles, as shares of the root of a person's area. */
    private static final double[] SIGMAS = {.26, .25, .25, .35, .35, .79, .79, .72, .72, .62, .62, 1.07, 1.07,
        .87, .87, .89, .89};
    /** The sigmas above are ten times as large. */
    private static final double TEN = 10;
    /** What pycocotools adds against a division by 0: the distance from 1 to the next number. */
    private static final double SPACING = Math.ulp(1.0);

    @Override
    CocoPose shape(RawObject raw, CocoImage image) {
        double[] joints = raw.joints();
        return new CocoPose(joints, raw.hasBox() ? raw.box() : around(joints));
    }

    /** The smallest box around all joints. */
    private static CocoBox around(double[] joints) {
        double left = joints[0];
        double right = left;
        double top = joints[1];
        double bottom = top;
        for (int i = 3; i < joints.length; i += 3) {
            left = Math.min(left, joints[i]);
            right = Math.max(right, joints[i]);
            top = Math.min(top, joints[i + 1]);
            bottom = Math.max(bottom, joints[i + 1]);
        }
        return new CocoBox(left, top, right - left, bottom - top);
    }

    @Override
    double area(RawObject raw, CocoPose shape, boolean boxed) {
        return boxed ? raw.box().area() : around(shape.joints()).area();
    }

    @Override
    boolean ignores(RawObject raw, CocoPose shape) {
        if (raw.labelled() == 0 != (shape.labelled() == 0)) {
            throw new InputException("'num_keypoints' is " + raw.labelled() + ", but " + shape.labelled()
                    + " joints are annotated");
        }
        raw.box(); // needed where no joint is annotated
        return raw.labelled() == 0;
    }

    @Override
    double[][] likeness(List<CocoFound<CocoPose>> found, List<CocoTruth<CocoPose>> truths) {
        double[][] likeness = new double[found.size()][truths.size()];
        for (int d = 0; d < found.size(); d++) {
            for (int t = 0; t < truths.size(); t++) {
                likeness[d][t] = likeness(found.get(d).shape().joints(), truths.get(t));
            }
        }
        return likeness;
    }

    private static double likeness(double[] found, CocoTruth<CocoPose> truth) {
        double[] joints = truth.shape().joints();
        boolean annotated = truth.shape().labelled() > 0;
        double[] terms = new double[CocoPose.JOINTS];
        int count = 0;
        for (int j = 0; j < CocoPose.JOINTS; j++) {
            if (!annotated || joints[3 * j + 2] > 0) {
                CocoBox box = truth.shape().box();
                double x = found[3 * j];
                double y = found[3 * j + 1];
                double dx = annotated ? x - joints[3 * j] : beyond(x, box.x(), box.width());
                double dy = annotated ? y - joints[3 * j + 1] : beyond(y, box.y(), box.height());
                double spread = SIGMAS[j] / TEN * 2;
                double error = (dx * dx + dy * dy) / (spread * spread) / (truth.area() + SPACING) / 2;
                terms[count++] = Math.exp(-error);
            }
        }
        return NumpySum.of(terms, count) / count;
    }

    /** How far outside the doubled box. */
    private static double beyond(double at, double start, double length) {
        return Math.max(0, start - length - at) + Math.max(0, at - (start + length * 2));
    }

    @Override
    List<CocoArea> areas() {
        return List.of(CocoArea.ANY, CocoArea.MEDIUM_ONES, CocoArea.LARGE_ONES);
    }

    @Override
    int[] limits() {
        return new int[] {20};
    }

    @Override
    List<CocoNumber> numbers() {
        return CocoNumber.OF_POSES;
    }
}
