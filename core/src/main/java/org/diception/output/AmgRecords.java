package org.diception.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.diception.Photo;
import org.diception.Point;
import org.diception.Question;

/**
 * The records of Segment Anything's automatic mask generator ({@code automatic_mask_generator.py}, run
 * lengths as its {@code coco_rle} mode writes them), for programs that read those. What this model has no
 * number for is null: {@code predicted_iou} and {@code stability_score}; {@code point_coords} are the points
 * of the question, if it had any. Our own {@code score} comes on top.
 */
final class AmgRecords {
    private AmgRecords() {}

    static OutputFile of(Answer answer, String end) {
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        for (Thing thing : Thing.of(answer.prediction())) {
            ObjectNode one = records.addObject();
            one.set("segmentation", CocoResults.segmentation(thing.rle()));
            one.put("area", thing.region().area());
            CocoNumbers.box(one, thing.box());
            one.putNull("predicted_iou");
            points(one, answer.prediction().provenance().question(), answer.photo());
            one.putNull("stability_score");
            one.putArray("crop_box").add(0).add(0).add(answer.width()).add(answer.height());
            one.put("score", thing.score());
        }
        return OutputFile.json(end, "records of SAM's automatic mask generator: box x, y, width, height in"
                + " pixels, masks as compressed run lengths", records);
    }

    private static void points(ObjectNode one, Question question, Photo photo) {
        if (question.points().isEmpty()) {
            one.putNull("point_coords");
            return;
        }
        ArrayNode coordinates = one.putArray("point_coords");
        for (Point point : question.points()) {
            boolean shares = point.unit() == Point.Unit.SHARE;
            coordinates.addArray()
                    .add(point.x() * (shares ? photo.picture().width() : 1))
                    .add(point.y() * (shares ? photo.picture().height() : 1));
        }
    }
}
