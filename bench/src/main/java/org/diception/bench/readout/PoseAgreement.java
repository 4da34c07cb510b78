package org.diception.bench.readout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.readout.Dot;
import org.diception.readout.Skeleton;
import org.diception.readout.Skeletons;
import org.diception.train.coco.CocoBox;
import org.diception.train.coco.CocoCategory;
import org.diception.train.coco.CocoEvaluation;
import org.diception.train.coco.CocoFound;
import org.diception.train.coco.CocoImage;
import org.diception.train.coco.CocoKind;
import org.diception.train.coco.CocoPose;
import org.diception.train.coco.CocoTruth;
import org.diception.train.coco.CocoTruths;
import org.diception.train.datasets.TruePeople;

/** Gathers people who were painted and people who were read, and tells how well they agree, as COCO does. */
final class PoseAgreement {
    private static final int CLASS = 1;
    /** A joint is found if it is at most this share of its person's longer side away. */
    private static final double NEAR = .1;

    private final List<CocoImage> images = new ArrayList<>();
    private final List<CocoTruth<CocoPose>> truths = new ArrayList<>();
    private final List<CocoFound<CocoPose>> found = new ArrayList<>();
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

    void add(TruePeople people, Skeletons read) {
        int image = images.size() + 1;
        images.add(new CocoImage(image, "", people.width(), people.height()));
        for (Skeletons.Person person : read.people()) {
            double[] numbers = numbers(person);
            CocoBox box = around(person);
            found.add(new CocoFound<>(image, CLASS, person.score(), box.width() * box.height(),
                    new CocoPose(numbers, box)));
        }
        for (TruePeople.Person person : people.people()) {
            double[] box = person.box();
            double[] numbers = new double[person.joints().length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = person.joints()[i];
            }
            CocoPose pose = new CocoPose(numbers, new CocoBox(box[0], box[1], box[2], box[3]));
            truths.add(new CocoTruth<>(truths.size() + 1, image, CLASS, person.area(), false,
                    person.labelled() == 0, pose));
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

    private static CocoBox around(Skeletons.Person person) {
        List<Dot> dots = person.joints().stream().flatMap(Optional::stream).toList();
        double left = dots.stream().mapToDouble(Dot::x).min().orElse(0);
        double top = dots.stream().mapToDouble(Dot::y).min().orElse(0);
        return new CocoBox(left, top, dots.stream().mapToDouble(Dot::x).max().orElse(0) - left,
                dots.stream().mapToDouble(Dot::y).max().orElse(0) - top);
    }

    Score score() {
        Map<String, Double> numbers = new CocoEvaluation<>(CocoKind.poses(), true, 1).score(new CocoTruths<>(
                images, List.of(new CocoCategory(CLASS, "person")), truths), found).numbers();
        return new Score(numbers.get("AP"), numbers.get("AP50"), numbers.get("AR"),
                (double) foundJoints / Math.max(1, joints), truths.size(), whole);
    }
}
