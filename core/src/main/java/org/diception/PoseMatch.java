package org.diception;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which joints of one sample are found again in another one of the same photo. People are paired one to one,
 * the most similar first. A joint is found again if the partner has it within a tenth of the person's longer
 * side (PCK at 0.1), but never nearer than 2 % of the photo's diagonal, which is also what holds for joints
 * that belong to nobody.
 */
final class PoseMatch {
    private static final double REACH = 0.1;
    private static final double LEAST_REACH = 0.02;

    private final Poses one;
    private final Poses other;
    private final double least;
    private final int[] partner;
    private final double[] similarity;

    PoseMatch(Poses one, Poses other) {
        this.one = one;
        this.other = other;
        this.least = LEAST_REACH * Math.hypot(one.width(), one.height());
        this.partner = new int[one.people().size()];
        this.similarity = new double[partner.length];
        Arrays.fill(partner, -1);
        Set<Integer> taken = new HashSet<>();
        while (pairBest(taken)) {
            continue;
        }
    }

    private boolean pairBest(Set<Integer> taken) {
        int person = -1;
        int with = -1;
        double best = 0;
        for (int i = 0; i < partner.length; i++) {
            for (int j = 0; partner[i] < 0 && j < other.people().size(); j++) {
                double similar = taken.contains(j)
                        ? 0 : similarity(one.people().get(i), other.people().get(j));
                if (similar > best) {
                    best = similar;
                    person = i;
                    with = j;
                }
            }
        }
        if (person >= 0) {
            partner[person] = with;
            similarity[person] = best;
            taken.add(with);
        }
        return person >= 0;
    }

    /** Share of the joints of a person and its partner that are found again; 0 without a partner. */
    double similarity(int person) {
        return similarity[person];
    }

    /** Whether the partner of a person has this joint at about the same place. */
    boolean finds(int person, Joint joint) {
        return partner[person] >= 0
                && finds(one.people().get(person), other.people().get(partner[person]), joint);
    }

    /** Whether a joint of nobody is there again. */
    boolean finds(Keypoint untyped) {
        return other.untyped().stream().anyMatch(joint -> distance(joint, untyped) <= least);
    }

    /** How many joints are found again. */
    int found() {
        int found = (int) one.untyped().stream().filter(this::finds).count();
        for (int i = 0; i < partner.length; i++) {
            for (Joint joint : one.people().get(i).keypoints().keySet()) {
                found += finds(i, joint) ? 1 : 0;
            }
        }
        return found;
    }

    private double similarity(Pose person, Pose partner) {
        Set<Joint> joints = new HashSet<>(person.keypoints().keySet());
        joints.addAll(partner.keypoints().keySet());
        long found = joints.stream().filter(joint -> finds(person, partner, joint)).count();
        return joints.isEmpty() ? 0 : (double) found / joints.size();
    }

    private boolean finds(Pose person, Pose partner, Joint joint) {
        Keypoint here = person.keypoints().get(joint);
        Keypoint there = partner.keypoints().get(joint);
        return here != null && there != null
                && distance(here, there) <= Math.max(least, REACH * longerSide(person));
    }

    private static double longerSide(Pose person) {
        List<Keypoint> places = List.copyOf(person.keypoints().values());
        var x = places.stream().mapToDouble(Keypoint::x).summaryStatistics();
        var y = places.stream().mapToDouble(Keypoint::y).summaryStatistics();
        return Math.max(x.getMax() - x.getMin(), y.getMax() - y.getMin());
    }

    private static double distance(Keypoint a, Keypoint b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }
}
