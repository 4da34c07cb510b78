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

/**
 * True and found people of photos as JSON, {@code {width, height, people: [{joints, box, area, crowd}],
 * found: [{joints, score}], oracle: […]}}, and the scores of all photos together.
 */
final class PoseNumbers {
    private static final Measure PICTURE = Measure.higher("picture", "IoU of the picture", 3);
    private static final int PERCENT = 100;
    private static final int PERSON = 1;

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
        List<CocoImage> images = new ArrayList<>();
        List<CocoTruth<CocoPose>> truths = new ArrayList<>();
        List<CocoFound<CocoPose>> found = new ArrayList<>();
        for (JsonNode photo : photos) {
            int image = images.size() + 1;
            images.add(new CocoImage(image, "", photo.path("width").asInt(), photo.path("height").asInt()));
            for (JsonNode person : photo.path("people")) {
                double[] joints = doubles(person.path("joints"));
                double[] box = doubles(person.path("box"));
                boolean crowd = person.path("crowd").asBoolean();
                truths.add(new CocoTruth<>(truths.size() + 1, image, PERSON,
                        person.path("area").asDouble(), crowd, crowd || unlabelled(joints),
                        new CocoPose(joints, new CocoBox(box[0], box[1], box[2], box[3]))));
            }
            for (JsonNode person : photo.path(list)) {
                double[] joints = doubles(person.path("joints"));
                CocoBox around = around(joints);
                found.add(new CocoFound<>(image, PERSON, person.path("score").asDouble(),
                        around.width() * around.height(), new CocoPose(joints, around)));
            }
        }
        return new CocoEvaluation<>(CocoKind.poses(), true, 1).score(new CocoTruths<>(images,
                List.of(new CocoCategory(PERSON, "person")), truths), found).numbers();
    }

    private static boolean unlabelled(double[] joints) {
        for (int j = 2; j < joints.length; j += 3) {
            if (joints[j] > 0) {
                return false;
            }
        }
        return true;
    }

    /** The box around the joints that were found. */
    private static CocoBox around(double[] joints) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < joints.length; j += 3) {
            if (joints[j + 2] > 0) {
                left = Math.min(left, joints[j]);
                right = Math.max(right, joints[j]);
                top = Math.min(top, joints[j + 1]);
                bottom = Math.max(bottom, joints[j + 1]);
            }
        }
        return right < left ? new CocoBox(0, 0, 0, 0) : new CocoBox(left, top, right - left, bottom - top);
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
