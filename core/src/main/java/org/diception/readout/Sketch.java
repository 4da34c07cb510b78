package org.diception.readout;

import java.util.Arrays;

/** Where a person's joints are, in pixels of the canvas that is repainted. Immutable. */
final class Sketch {
    private final double[] x;
    private final double[] y;
    private final double score;

    private Sketch(double[] x, double[] y, double score) {
        this.x = x;
        this.y = y;
        this.score = score;
    }

    /** Nobody. */
    static Sketch empty(double score) {
        double[] nowhere = new double[Skeleton.JOINTS];
        Arrays.fill(nowhere, Double.NaN);
        return new Sketch(nowhere, nowhere, score);
    }

    /** How sure the limbs are that were found. */
    double score() {
        return score;
    }

    boolean has(int joint) {
        return !Double.isNaN(x[joint]);
    }

    double x(int joint) {
        return x[joint];
    }

    double y(int joint) {
        return y[joint];
    }

    int joints() {
        int joints = 0;
        for (int j = 0; j < x.length; j++) {
            joints += has(j) ? 1 : 0;
        }
        return joints;
    }

    Sketch with(int joint, double atX, double atY) {
        Sketch changed = new Sketch(x.clone(), y.clone(), score);
        changed.x[joint] = atX;
        changed.y[joint] = atY;
        return changed;
    }

    Sketch without(int joint) {
        return with(joint, Double.NaN, Double.NaN);
    }

    /** The longer side of the box around the joints. */
    double size() {
        Frame frame = around(0);
        return joints() == 0 ? 0 : Math.max(frame.right() - frame.left(), frame.bottom() - frame.top());
    }

    /** Sum of the lengths of the limbs within the face. */
    double faceLength() {
        double sum = 0;
        for (Skeleton.Limb limb : Skeleton.LIMBS) {
            boolean face = Math.max(limb.from(), limb.to()) <= Skeleton.LAST_OF_FACE;
            if (face && has(limb.from()) && has(limb.to())) {
                sum += Math.hypot(x[limb.from()] - x[limb.to()], y[limb.from()] - y[limb.to()]);
            }
        }
        return sum;
    }

    /** Whether any joint lies nearer to a place than that. */
    boolean near(Dot dot, double reach) {
        for (int j = 0; j < x.length; j++) {
            if (Math.hypot(x[j] - dot.x(), y[j] - dot.y()) < reach) {
                return true;
            }
        }
        return false;
    }

    /** Whether a limb of a joint would begin nearer to a dot than that. */
    boolean near(int joint, Dot dot, double reach) {
        for (Skeleton.Limb limb : Skeleton.LIMBS) {
            int other = limb.from() == joint ? limb.to() : limb.to() == joint ? limb.from() : joint;
            if (other != joint && Math.hypot(x[other] - dot.x(), y[other] - dot.y()) < reach) {
                return true;
            }
        }
        return false;
    }

    /** Everything that is painted because of a joint. */
    Frame around(int joint, double disc) {
        Frame frame = has(joint)
                ? Frame.around(x[joint], y[joint], x[joint], y[joint], disc + 1) : Frame.EMPTY;
        for (Skeleton.Limb limb : Skeleton.LIMBS) {
            int other = limb.from() == joint ? limb.to() : limb.to() == joint ? limb.from() : joint;
            if (other != joint && has(joint) && has(other)) {
                frame = frame.and(Frame.around(x[joint], y[joint], x[other], y[other], disc + 1));
            }
        }
        return frame;
    }

    Frame around(double disc) {
        Frame frame = Frame.EMPTY;
        for (int j = 0; j < x.length; j++) {
            frame = has(j) ? frame.and(Frame.around(x[j], y[j], x[j], y[j], disc + 1)) : frame;
        }
        return frame;
    }

    /** Everything that is painted otherwise. */
    Frame difference(Sketch other, double disc) {
        Frame frame = Frame.EMPTY;
        for (int j = 0; j < x.length; j++) {
            if (Double.compare(x[j], other.x[j]) != 0 || Double.compare(y[j], other.y[j]) != 0) {
                frame = frame.and(around(j, disc)).and(other.around(j, disc));
            }
        }
        return frame;
    }

    /** As people are painted for training: limbs in their order, then the joints. */
    void paint(Brush brush, double half, double disc) {
        for (Skeleton.Limb limb : Skeleton.LIMBS) {
            int a = limb.from();
            int b = limb.to();
            if (has(a) && has(b)) {
                brush.line(x[a], y[a], x[b], y[b], half, limb.rgb());
            }
        }
        for (int j = 0; j < x.length; j++) {
            if (has(j)) {
                brush.line(x[j], y[j], x[j], y[j], disc, Skeleton.RED);
            }
        }
    }
}
