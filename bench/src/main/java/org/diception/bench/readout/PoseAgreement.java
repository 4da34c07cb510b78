package org.diception.bench.readout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.readout.Dot;
import org.diception.readout.Skeleton;
import org.diception.readout.Skeletons;
import org.diception.train.coco.CocoPeople;
import org.diception.train.datasets.TruePeople;

/** Gathers people who were painted and people who were read, and tells how well they agree, as COCO does. */
final class PoseAgreement {
    /** A joint is found if it is at most this share of its person's longer side away. */
    private static final double NEAR = .1;

    private final CocoPeople people = new CocoPeople();
    private int painted;
    private int joints;
    private int foundJoints;
    private int whole;

    /**
     * What agreement comes to.
     *
     * @param ap COCO's, similarity of joints .50 to .95, from 0 to 1, as are the next three
     * @param ap50 at .50
     * @param ar mean recall
     * @param joints share of the joints found in the person that fits best
     * @param people all of them
     * @param whole people all of whose joints were found
     */
    record Score(double ap, double ap50, double ar, double joints, int people, int whole) {
    }

    void add(TruePeople truth, Skeletons read) {
        people.photo(truth.width(), truth.height());
        read.people().forEach(person -> people.found(numbers(person), person.score()));
        for (TruePeople.Person person : truth.people()) {
            double[] joints = new double[person.joints().length];
            for (int i = 0; i < joints.length; i++) {
                joints[i] = person.joints()[i];
            }
            people.person(joints, person.box(), person.area(), person.crowd());
            painted++;
            count(person, read.people());
        }
    }

    private void count(TruePeople.Person person, List<Skeletons.Person> read) {
        int best = read.stream().mapToInt(other -> agreeing(person, other)).max().orElse(0);
        joints += person.labelled();
        foundJoints += best;
        whole += best == person.labelled() ? 1 : 0;
    }

    private static int agreeing(TruePeople.Person person, Skeletons.Person read) {
        double reach = NEAR * Math.max(person.box()[2], person.box()[3]);
        int near = 0;
        for (int j = 0; j < Skeleton.JOINTS; j++) {
            Optional<Dot> dot = read.joints().get(j);
            boolean both = person.joints()[3 * j + 2] > 0 && dot.isPresent();
            near += both && Math.hypot(dot.get().x() - person.joints()[3 * j],
                    dot.get().y() - person.joints()[3 * j + 1]) <= reach ? 1 : 0;
        }
        return near;
    }

    private static double[] numbers(Skeletons.Person person) {
        double[] numbers = new double[3 * Skeleton.JOINTS];
        for (int j = 0; j < Skeleton.JOINTS; j++) {
            if (person.joints().get(j).isPresent()) {
                Dot dot = person.joints().get(j).get();
                numbers[3 * j] = dot.x();
                numbers[3 * j + 1] = dot.y();
                numbers[3 * j + 2] = dot.score();
            }
        }
        return numbers;
    }

    Score score() {
        Map<String, Double> numbers = people.numbers();
        return new Score(numbers.get("AP"), numbers.get("AP50"), numbers.get("AR"),
                (double) foundJoints / Math.max(1, joints), painted, whole);
    }
}
