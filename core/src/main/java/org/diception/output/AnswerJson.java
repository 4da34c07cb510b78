package org.diception.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.diception.Box;
import org.diception.Instance;
import org.diception.Instances;
import org.diception.Keypoint;
import org.diception.Mask;
import org.diception.Pose;
import org.diception.Poses;
import org.diception.Prediction;

/** What was found in a photo, for the metadata beside the pictures. Coordinates are pixels of the photo. */
final class AnswerJson {
    private AnswerJson() {}

    /** Adds what an answer has besides its planes of numbers; nothing for depth and normals. */
    static void add(Prediction prediction, ObjectNode to) {
        if (prediction instanceof Mask mask) {
            to.put("score", mask.score()).put("area", mask.area());
        } else if (prediction instanceof Instances found) {
            ArrayNode instances = to.putArray("instances");
            found.instances().forEach(instance -> add(instance, instances.addObject()));
        } else if (prediction instanceof Poses found) {
            ArrayNode people = to.putArray("people");
            found.people().forEach(person -> add(person, people.addObject()));
            ArrayNode untyped = to.putArray("untyped_joints");
            found.untyped().forEach(joint -> add(joint, untyped.addObject()));
        }
    }

    private static void add(Instance instance, ObjectNode to) {
        Box box = instance.box();
        to.putArray("box").add(box.x()).add(box.y()).add(box.width()).add(box.height());
        to.put("area", instance.area()).put("score", instance.score());
        if (!instance.className().isEmpty()) {
            to.put("class", instance.className());
        }
        to.put("colour", String.format(Locale.ROOT, "#%06x", instance.rgb()));
    }

    private static void add(Pose person, ObjectNode to) {
        to.put("score", person.score());
        ObjectNode joints = to.putObject("joints");
        person.keypoints().forEach((joint, place) -> add(place, joints.putObject(joint.toString())));
    }

    private static void add(Keypoint place, ObjectNode to) {
        to.put("x", place.x()).put("y", place.y()).put("score", place.score());
    }
}
