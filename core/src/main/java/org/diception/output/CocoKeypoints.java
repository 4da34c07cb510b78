package org.diception.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.diception.Joint;
import org.diception.Keypoint;
import org.diception.Pose;
import org.diception.Poses;

/**
 * COCO's results for keypoints: a list of {@code image_id, category_id, keypoints, num_keypoints, score}, one
 * for each person, the keypoints 17 times {@code x, y, v} in COCO's order. COCO counts from the middle of the
 * first pixel, we from its corner, so 0.5 is taken away. v is 2 for a joint that was seen; one that was not
 * is 0, 0, 0. Joints of which it is not known whose they are stand in the metadata only.
 */
final class CocoKeypoints {
    private static final double MIDDLE = 0.5;
    private static final int SEEN = 2;

    private CocoKeypoints() {}

    static OutputFile of(Answer answer, String end) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (Pose person : ((Poses) answer.prediction()).people()) {
            ObjectNode result = results.addObject();
            result.put("image_id", CocoNumbers.photo(answer.photo()));
            result.put("category_id", CocoNumbers.category("person"));
            ArrayNode numbers = result.putArray("keypoints");
            for (Joint joint : Joint.values()) {
                Optional<Keypoint> place = person.at(joint);
                numbers.add(place.map(at -> at.x() - MIDDLE).orElse(0.0));
                numbers.add(place.map(at -> at.y() - MIDDLE).orElse(0.0));
                numbers.add(place.isPresent() ? SEEN : 0);
            }
            result.put("num_keypoints", person.keypoints().size());
            result.put("score", person.score());
        }
        return OutputFile.json(end, "COCO results: 17 keypoints x, y, v of each person, middle of the first"
                + " pixel 0", results);
    }
}
