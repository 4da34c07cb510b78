package org.diception.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.diception.readout.CocoRle;

/**
 * A COCO annotation file with polygons, as annotation tools import it: {@code images}, {@code annotations}
 * and {@code categories}. Corners lie on the edges of pixels; {@code area} and {@code bbox} are those of the
 * mask, {@code polygon_iou} is how much of it is left in the polygons. Tolerance 0 gives polygons that
 * COCO's toolbox turns into the very mask again.
 */
final class CocoPolygons {
    private static final double THOUSANDTHS = 1000;

    private CocoPolygons() {}

    static OutputFile of(Answer answer, double tolerance, String end) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("images").add(CocoNumbers.photoJson(answer.photo()));
        ArrayNode annotations = json.putArray("annotations");
        double least = 1;
        for (Thing thing : Thing.of(answer.prediction())) {
            List<double[]> parts = Polygons.of(thing.region(), tolerance);
            double iou = CocoRle.polygons(answer.height(), answer.width(), parts).iou(thing.rle(), false);
            least = Math.min(least, iou);
            ObjectNode one = annotations.addObject();
            one.put("id", thing.number()).put("image_id", CocoNumbers.photo(answer.photo()));
            one.put("category_id", CocoNumbers.category(thing.className()));
            add(parts, one.putArray("segmentation"));
            one.put("area", thing.region().area());
            CocoNumbers.box(one, thing.box());
            one.put("iscrowd", 0).put("score", thing.score());
            one.put("polygon_iou", Math.floor(iou * THOUSANDTHS) / THOUSANDTHS);
        }
        json.putArray("categories").add(CocoNumbers.categoryJson(answer.prediction()));
        return OutputFile.json(end, String.format(Locale.ROOT,
                "COCO annotations: polygons on the edges of pixels, simplified by at most %s pixels;"
                        + " intersection over union with the mask at least %.3f",
                tolerance, Math.floor(least * THOUSANDTHS) / THOUSANDTHS), json);
    }

    private static void add(List<double[]> parts, ArrayNode to) {
        for (double[] part : parts) {
            ArrayNode xy = to.addArray();
            for (double value : part) {
                xy.add((int) value);
            }
        }
    }
}
