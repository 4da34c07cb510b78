package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.Keypoint;
import org.diception.Pose;
import org.diception.Poses;
import org.diception.Question;
import org.diception.Task;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TruePeople;
import org.diception.train.metrics.Overlap;
import org.diception.train.truth.PoseTruth;

/**
 * Poses by object keypoint similarity (Table 3), twice: with the joint types that the read-out finds in the
 * picture, and as the paper counts, with types from the truth ({@link OracleJoints}). The second is no score
 * of a pose estimator and never stands alone.
 *
 * @param people the whole photo at once, or each person's box of the truth cut out
 */
record PoseJudge(People people) implements Judge {
    /** What is asked about. */
    enum People {
        /** The photo, with everybody in it. */
        WHOLE,
        /** Each annotated person's box, cut out as for top-down estimation. */
        BOXES
    }

    @Override
    public Task task() {
        return Task.POSE;
    }

    @Override
    public List<Question> examples() {
        return List.of(Task.POSE.question());
    }

    @Override
    public String goodness() {
        return "IoU of the painted picture";
    }

    @Override
    public Map<String, String> protocol() {
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("people", switch (people) {
            case WHOLE -> "all of a photo at once";
            case BOXES -> "each box of the truth, 3 : 4, widened by 1.25";
        });
        protocol.put("matching", "COCO's object keypoint similarity, at most 20 of a photo");
        protocol.put("AP", "joint types as the read-out finds them in the picture");
        protocol.put("AP oracle", "as the paper counts: each dot has the type of the nearest true joint, "
                + "dots beyond " + OracleJoints.FAR + " of the person's box are dropped; needs the truth, so "
                + "it cannot be compared with pose estimators");
        return protocol;
    }

    @Override
    public Optional<Verdict> judge(Sample sample, long seed, Asker asker) {
        TruePeople truth = sample.need(TruePeople.class);
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        numbers.put("width", truth.width()).put("height", truth.height()).putArray("people");
        numbers.putArray("found");
        numbers.putArray("oracle");
        truth.people().forEach(person -> PoseNumbers.addTruth(numbers, person));
        List<TruePeople.Person> visible =
                truth.people().stream().filter(person -> !person.crowd() && person.labelled() > 0).toList();
        if (people == People.BOXES) {
            visible.forEach(person -> judge(sample, person, asker, numbers));
            return visible.isEmpty() ? Optional.empty()
                    : Optional.of(new Verdict(numbers, Double.NaN, List::of));
        }
        Poses answer = (Poses) asker.ask(sample.photo(), Task.POSE.question());
        answer.people()
                .forEach(pose -> PoseNumbers.addFound(numbers, "found", pose, place -> place));
        oracle(dots(answer), visible, numbers);
        float[] painted = PoseTruth.paint(visible.stream().map(TruePeople.Person::joints).toList(),
                truth.width(), truth.height());
        if (!visible.isEmpty()) {
            numbers.put("picture", Overlap.iou(Overlap.painted(painted, Overlap.PAINTED),
                    Foreground.of(answer.painting())));
        }
        return Optional.of(new Verdict(numbers, numbers.path("picture").asDouble(Double.NaN), () -> List.of(
                sample.photo(), Pictures.ofPainted(painted, truth.width()), answer.painting().preview())));
    }

    private void judge(Sample sample, TruePeople.Person person, Asker asker, ObjectNode numbers) {
        PersonCrop crop = PersonCrop.of(sample.photo(), person);
        Poses answer = (Poses) asker.ask(crop.picture(), Task.POSE.question());
        answer.people().stream().limit(1) // the surest one is whom the box was put around
                .forEach(pose -> PoseNumbers.addFound(numbers, "found", pose, crop::inPhoto));
        oracle(crop.inPhoto(dots(answer)), List.of(person), numbers);
    }

    /** Every joint that was seen, whatever the read-out takes it for. */
    private static List<Keypoint> dots(Poses answer) {
        List<Keypoint> dots = new ArrayList<>(answer.untyped());
        answer.people().stream().map(Pose::keypoints).map(Map::values).forEach(dots::addAll);
        return dots;
    }

    private static void oracle(List<Keypoint> dots, List<TruePeople.Person> people, ObjectNode numbers) {
        OracleJoints.of(dots, people).forEach(person -> person.ifPresent(found ->
                PoseNumbers.addFound(numbers, "oracle", found.joints(), found.score())));
    }

    @Override
    public List<Score> scores(List<JsonNode> numbers) {
        return PoseNumbers.scores(numbers);
    }
}
