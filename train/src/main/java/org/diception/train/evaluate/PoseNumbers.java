package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.diception.Keypoint;
import org.diception.Pose;
import org.diception.readout.Skeleton;
import org.diception.train.coco.CocoPeople;
import org.diception.train.datasets.TruePeople;

/**
 * True and found people of photos as JSON, {@code {width, height, people: [{joints, box, area, crowd}],
 * found: [{joints, score}], oracle: […]}}, and the scores of all photos together.
 */
final class PoseNumbers {
    private static final Measure PICTURE = Measure.higher("picture", "IoU of the picture", 3);
    private static final int PERCENT = 100;

    private PoseNumbers() {
    }

    static void addTruth(ObjectNode numbers, TruePeople.Person person) {
        ObjectNode one = numbers.withArray("people").addObject();
        ArrayNode joints = one.putArray("joints");
        for (float number : person.joints()) {
            joints.add(number);
        }
        ArrayNode box = one.putArray("box");
        for (double number : person.box()) {
            box.add(number);
        }
        one.put("area", person.area()).put("crowd", person.crowd());
    }

    /** A person that the read-out found, each joint moved to its place in the photo. */
    static void addFound(ObjectNode numbers, String list, Pose pose, UnaryOperator<Keypoint> place) {
        double[] joints = new double[3 * Skeleton.JOINTS];
        pose.keypoints().forEach((joint, seen) -> {
            Keypoint at = place.apply(seen);
            joints[3 * joint.ordinal()] = at.x();
            joints[3 * joint.ordinal() + 1] = at.y();
            joints[3 * joint.ordinal() + 2] = at.score();
        });
        addFound(numbers, list, joints, pose.score());
    }

    static void addFound(ObjectNode numbers, String list, double[] joints, double score) {
        ObjectNode one = numbers.withArray(list).addObject().put("score", score);
        ArrayNode places = one.putArray("joints");
        for (double number : joints) {
            places.add(number);
        }
    }

    static List<Score> scores(List<JsonNode> photos) {
        List<Score> scores = new ArrayList<>();
        Map<String, Double> honest = numbers(photos, "found");
        Map<String, Double> oracle = numbers(photos, "oracle");
        for (String name : honest.keySet()) {
            String id = name.toLowerCase(Locale.ROOT);
            String label = name.replace('_', ' ');
            scores.add(new Score(Measure.higher(id, label, 1), percent(honest.get(name))));
            scores.add(new Score(Measure.higher(id + "_oracle", label + " oracle", 1),
                    percent(oracle.get(name))));
        }
        scores.add(2, Means.of(photos, PICTURE));
        return scores;
    }

    private static Map<String, Double> numbers(List<JsonNode> photos, String list) {
        CocoPeople people = new CocoPeople();
        for (JsonNode photo : photos) {
            people.photo(photo.path("width").asInt(), photo.path("height").asInt());
            for (JsonNode person : photo.path("people")) {
                people.person(doubles(person.path("joints")), doubles(person.path("box")),
                        person.path("area").asDouble(), person.path("crowd").asBoolean());
            }
            for (JsonNode person : photo.path(list)) {
                people.found(doubles(person.path("joints")), person.path("score").asDouble());
            }
        }
        return people.numbers();
    }

    private static double[] doubles(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).doubleValue();
        }
        return numbers;
    }

    private static double percent(double value) {
        return value < 0 ? Double.NaN : PERCENT * value;
    }
}
