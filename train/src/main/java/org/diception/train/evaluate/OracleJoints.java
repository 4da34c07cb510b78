package org.diception.train.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diception.Keypoint;
import org.diception.readout.Skeleton;
import org.diception.train.datasets.TruePeople;

/**
 * The paper's Algorithm 1: each red dot becomes the joint that is truly nearest to it, and what is far from
 * any is dropped. Its listing drops what is near instead; its text says what is done here. It cannot be run
 * without the truth, so its score is that of an oracle.
 */
final class OracleJoints {
    /** A dot is far beyond this share of the longer side of the person's box; the paper does not say. */
    static final double FAR = .1;

    private OracleJoints() {
    }

    /** A person's joints, 17 × (x, y, score); 0, 0, 0 for those that no dot became. */
    record Found(double[] joints, double score) {
    }

    /** For each person of the truth what the dots make of it; empty where no dot is near. */
    static List<Optional<Found>> of(List<Keypoint> dots, List<TruePeople.Person> people) {
        List<double[]> joints = new ArrayList<>();
        double[][] distances = new double[people.size()][Skeleton.JOINTS];
        for (int p = 0; p < people.size(); p++) {
            joints.add(new double[3 * Skeleton.JOINTS]);
            Arrays.fill(distances[p], Double.POSITIVE_INFINITY);
        }
        for (Keypoint dot : dots) {
            nearest(dot, people).ifPresent(place -> {
                if (place.distance() < distances[place.person()][place.joint()]) { // of two dots the nearer
                    distances[place.person()][place.joint()] = place.distance();
                    double[] to = joints.get(place.person());
                    to[3 * place.joint()] = dot.x();
                    to[3 * place.joint() + 1] = dot.y();
                    to[3 * place.joint() + 2] = dot.score();
                }
            });
        }
        return joints.stream().map(OracleJoints::found).toList();
    }

    private record Place(int person, int joint, double distance) {
    }

    private static Optional<Place> nearest(Keypoint dot, List<TruePeople.Person> people) {
        Place best = null;
        for (int p = 0; p < people.size(); p++) {
            TruePeople.Person person = people.get(p);
            double far = FAR * Math.max(person.box()[2], person.box()[3]);
            for (int j = 0; j < Skeleton.JOINTS; j++) {
                if (person.joints()[3 * j + 2] > 0) {
                    double distance = Math.hypot(dot.x() - person.joints()[3 * j],
                            dot.y() - person.joints()[3 * j + 1]);
                    if (distance <= far && (best == null || distance < best.distance())) {
                        best = new Place(p, j, distance);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Found> found(double[] joints) {
        double sum = 0;
        int count = 0;
        for (int j = 2; j < joints.length; j += 3) {
            sum += joints[j];
            count += joints[j] > 0 ? 1 : 0;
        }
        return count == 0 ? Optional.empty() : Optional.of(new Found(joints, sum / count));
    }
}
