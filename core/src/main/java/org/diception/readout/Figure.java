package org.diception.readout;

import java.util.Arrays;

/** A person while it is put together: which dot is which joint, and how sure the limbs are that say so. */
final class Figure {
    /** No dot. */
    static final int NONE = -1;

    private final int[] dots = new int[Skeleton.JOINTS];
    private int limbs;
    private double sum;

    Figure() {
        Arrays.fill(dots, NONE);
    }

    int dot(int joint) {
        return dots[joint];
    }

    boolean has(int joint) {
        return dots[joint] != NONE;
    }

    /** Sum of the limbs' scores. */
    double sum() {
        return sum;
    }

    /** Mean of the limbs' scores. */
    double mean() {
        return limbs == 0 ? 0 : sum / limbs;
    }

    void set(int joint, int dot) {
        dots[joint] = dot;
    }

    void add(Trace trace) {
        dots[trace.fromJoint()] = trace.from();
        dots[trace.toJoint()] = trace.to();
        limbs++;
        sum += trace.score();
    }

    void add(Figure other) {
        for (int j = 0; j < dots.length; j++) {
            dots[j] = other.has(j) ? other.dots[j] : dots[j];
        }
        limbs += other.limbs;
        sum += other.sum;
    }

    /** Whether a limb starts or ends at one of this person's joints. */
    boolean touches(Trace trace) {
        return dots[trace.fromJoint()] == trace.from() || dots[trace.toJoint()] == trace.to();
    }

    /** Whether a limb says nothing else than what is known of this person. */
    boolean allows(Trace trace) {
        return allows(trace.fromJoint(), trace.from()) && allows(trace.toJoint(), trace.to());
    }

    /** Whether both can be one person. */
    boolean allows(Figure other) {
        for (int j = 0; j < dots.length; j++) {
            if (other.has(j) && !allows(j, other.dots[j])) {
                return false;
            }
        }
        return true;
    }

    /** Whether no joint is known of both. */
    boolean apart(Figure other) {
        for (int j = 0; j < dots.length; j++) {
            if (other.has(j) && has(j)) {
                return false;
            }
        }
        return true;
    }

    private boolean allows(int joint, int dot) {
        return !has(joint) || dots[joint] == dot;
    }
}
