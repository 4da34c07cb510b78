package org.diception;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.diception.image.Planes;
import org.diception.samples.Median;

/**
 * Skeletons of several samples: the sample that agrees best with the others is the answer. A joint's score is
 * the share of the other samples that find it again, a person's the mean share of its joints that they do
 * ({@link PoseMatch}).
 */
final class PoseConsensus {
    private PoseConsensus() {}

    /** @param samples at least two, in the order of their seeds */
    static Poses of(List<Poses> samples, List<Long> seeds) {
        int best = 0;
        double agreement = -1;
        for (int i = 0; i < samples.size(); i++) {
            double mean = agreement(samples, i);
            if (mean > agreement) {
                agreement = mean;
                best = i;
            }
        }
        Poses chosen = samples.get(best);
        Planes deviation = Median.of(samples.stream().map(sample -> sample.painting().colours()).toList())
                .deviation().mean();
        Spread spread = Spread.of(List.of(seeds.get(best)), samples.size(), agreement, deviation,
                chosen.painting(), 1, "colour: median distance of the painted samples from their median, mean"
                        + " of red, green, blue; agreement: mean share of the joints of two samples that are"
                        + " in both, between the chosen sample and each other one");
        Painting painting = chosen.painting().with(chosen.painting().colours(), spread);
        return scored(painting, chosen, matches(samples, best));
    }

    private static double agreement(List<Poses> samples, int index) {
        Poses one = samples.get(index);
        double sum = 0;
        for (int j = 0; j < samples.size(); j++) {
            if (j != index) {
                Poses other = samples.get(j);
                int found = new PoseMatch(one, other).found() + new PoseMatch(other, one).found();
                int all = joints(one) + joints(other);
                sum += all == 0 ? 1 : (double) found / all;
            }
        }
        return sum / (samples.size() - 1);
    }

    private static int joints(Poses poses) {
        return poses.untyped().size()
                + poses.people().stream().mapToInt(person -> person.keypoints().size()).sum();
    }

    private static List<PoseMatch> matches(List<Poses> samples, int best) {
        List<PoseMatch> matches = new ArrayList<>();
        for (int j = 0; j < samples.size(); j++) {
            if (j != best) {
                matches.add(new PoseMatch(samples.get(best), samples.get(j)));
            }
        }
        return matches;
    }

    private static Poses scored(Painting painting, Poses chosen, List<PoseMatch> others) {
        List<Pose> people = new ArrayList<>();
        for (int i = 0; i < chosen.people().size(); i++) {
            int person = i;
            Map<Joint, Keypoint> joints = new EnumMap<>(Joint.class);
            chosen.people().get(i).keypoints().forEach((joint, place) ->
                    joints.put(joint, scored(place, others, match -> match.finds(person, joint))));
            people.add(new Pose(joints,
                    others.stream().mapToDouble(match -> match.similarity(person)).average().orElse(0)));
        }
        people.sort(Comparator.comparingDouble(Pose::score).reversed());
        List<Keypoint> untyped = new ArrayList<>();
        chosen.untyped().forEach(place -> untyped.add(scored(place, others, match -> match.finds(place))));
        untyped.sort(Comparator.comparingDouble(Keypoint::score).reversed());
        return new Poses(painting, people, untyped);
    }

    private static Keypoint scored(Keypoint place, List<PoseMatch> others, Predicate<PoseMatch> finds) {
        double share = (double) others.stream().filter(finds).count() / others.size();
        return new Keypoint(place.x(), place.y(), share);
    }
}
