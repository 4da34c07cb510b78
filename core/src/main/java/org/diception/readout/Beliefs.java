package org.diception.readout;

import java.util.List;

/** How much the limbs around each dot speak for its being a left wrist, a right ear and so on. */
final class Beliefs {
    /** What a joint with one limb only, such as a wrist, gets instead of the support of other limbs. */
    private static final double ALONE = 0.5;
    private static final int[] LIMBS_OF = new int[Skeleton.JOINTS];

    static {
        for (Skeleton.Limb limb : Skeleton.LIMBS) {
            LIMBS_OF[limb.from()]++;
            LIMBS_OF[limb.to()]++;
        }
    }

    /** For each dot and limb the best trace that begins there and the best that ends there. */
    private final double[][][] best;
    /** For each dot and joint the sum of the best traces of the joint's limbs. */
    private final double[][] belief;

    Beliefs(List<Dot> dots, List<Trace> traces, PoseSettings settings, double disc) {
        best = new double[dots.size()][LimbColours.LIMBS][2];
        belief = new double[dots.size()][Skeleton.JOINTS];
        for (Trace trace : traces) {
            double[] from = best[trace.from()][trace.limb()];
            double[] to = best[trace.to()][trace.limb()];
            from[0] = Math.max(from[0], trace.score());
            to[1] = Math.max(to[1], trace.score());
        }
        for (int d = 0; d < belief.length; d++) {
            for (int l = 0; l < LimbColours.LIMBS; l++) {
                belief[d][Skeleton.LIMBS.get(l).from()] += best[d][l][0];
                belief[d][Skeleton.LIMBS.get(l).to()] += best[d][l][1];
            }
        }
        double[][] seen = new double[dots.size()][];
        for (int d = 0; d < seen.length; d++) {
            seen[d] = belief[d].clone();
        }
        for (int d = 0; d < seen.length; d++) {
            for (int e = 0; e < seen.length; e++) {
                double distance = Math.hypot(dots.get(d).x() - dots.get(e).x(),
                        dots.get(d).y() - dots.get(e).y());
                if (e != d && distance < settings.hidden() * disc) {
                    believe(d, seen[e], settings.concealed());
                }
            }
        }
    }

    /** The limb between two near dots is hidden; it may be there if one is believed to be its other end. */
    private void believe(int dot, double[] neighbour, double most) {
        for (int l = 0; l < LimbColours.LIMBS; l++) {
            Skeleton.Limb limb = Skeleton.LIMBS.get(l);
            raise(dot, l, 0, limb.from(), most * Math.min(1, neighbour[limb.to()]));
            raise(dot, l, 1, limb.to(), most * Math.min(1, neighbour[limb.from()]));
        }
    }

    private void raise(int dot, int limb, int end, int joint, double to) {
        double more = Math.max(0, to - best[dot][limb][end]);
        best[dot][limb][end] += more;
        belief[dot][joint] += more;
    }

    /** A trace's score, twice or thrice as much if other limbs meet it at its ends. */
    double worth(Trace trace) {
        return trace.score() * (1 + support(trace.from(), trace.limb(), 0, trace.fromJoint())
                + support(trace.to(), trace.limb(), 1, trace.toJoint()));
    }

    private double support(int dot, int limb, int end, int joint) {
        int others = LIMBS_OF[joint] - 1;
        return others == 0 ? ALONE : (belief[dot][joint] - best[dot][limb][end]) / others;
    }
}
