package org.diception.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.diception.readout.CocoRle;

/**
 * COCO's results for segmentation: a list of {@code image_id, category_id, segmentation, score}, the
 * segmentation compressed run lengths down the columns. There is no {@code bbox}, since pycocotools would
 * then take the box's area for the mask's when it sorts by size. Lists of several photos may be put
 * together.
 */
final class CocoResults {
    private CocoResults() {}

    static OutputFile of(Answer answer, String end) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (Thing thing : Thing.of(answer.prediction())) {
            ObjectNode result = results.addObject();
            result.put("image_id", CocoNumbers.photo(answer.photo()));
            result.put("category_id", CocoNumbers.category(thing.className()));
            result.set("segmentation", segmentation(thing.rle()));
            result.put("score", thing.score());
        }
        return OutputFile.json(end, "COCO results: masks as compressed run lengths, down the columns",
                results);
    }

    static ObjectNode segmentation(CocoRle rle) {
        ObjectNode segmentation = JsonNodeFactory.instance.objectNode();
        segmentation.putArray("size").add(rle.height()).add(rle.width());
        return segmentation.put("counts", rle.compressed());
    }
}
