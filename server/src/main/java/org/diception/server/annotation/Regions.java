package org.diception.server.annotation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.diception.Box;
import org.diception.Keypoint;
import org.diception.server.annotation.LabelConfig.Control;

/**
 * Regions of one picture, as Label Studio has them: places and sizes in per cent of the picture's, masks as
 * its own run lengths. Made by one thread.
 */
public final class Regions {
    private static final int ID_LENGTH = 8;
    private static final double WHOLE = 100;
    /** Of a key point's disc, in per cent; Label Studio's own is as large. */
    private static final double DISC = 0.5;

    private final ArrayNode list = JsonNodeFactory.instance.arrayNode();
    private final String image;
    private final int width;
    private final int height;
    private double scores;

    /**
     * @param image name of the {@code Image} tag
     * @param width of the upright picture in pixels
     * @param height of the upright picture in pixels
     */
    public Regions(String image, int width, int height) {
        this.image = image;
        this.width = width;
        this.height = height;
    }

    /** Adds a mask, row by row from the top. */
    public void brush(Control control, String label, boolean[] mask, double score) {
        ObjectNode value = region(control, "brushlabels", label, score);
        value.put("format", "rle");
        ArrayNode rle = value.putArray("rle");
        for (byte part : BrushRle.encode(mask)) {
            rle.add(part & 0xff);
        }
    }

    /** Adds a box, in pixels. */
    public void rectangle(Control control, String label, Box box, double score) {
        region(control, "rectanglelabels", label, score)
                .put("x", WHOLE * box.x() / width).put("y", WHOLE * box.y() / height)
                .put("width", WHOLE * box.width() / width).put("height", WHOLE * box.height() / height)
                .put("rotation", 0);
    }

    /** Adds a joint. */
    public void keypoint(Control control, String label, Keypoint at) {
        region(control, "keypointlabels", label, at.score())
                .put("x", WHOLE * at.x() / width).put("y", WHOLE * at.y() / height).put("width", DISC);
    }

    /**
     * All of them, as a prediction.
     *
     * @param version of the model
     */
    public ObjectNode prediction(String version) {
        ObjectNode prediction = JsonNodeFactory.instance.objectNode();
        prediction.set("result", list);
        return prediction.put("score", list.isEmpty() ? 0 : scores / list.size())
                .put("model_version", version);
    }

    /** A region without its place: its value. */
    private ObjectNode region(Control control, String type, String label, double score) {
        scores += score;
        ObjectNode region = list.addObject().put("id", UUID.randomUUID().toString().substring(0, ID_LENGTH))
                .put("type", type).put("from_name", control.name()).put("to_name", image)
                .put("original_width", width).put("original_height", height).put("image_rotation", 0)
                .put("score", score).put("readonly", false);
        ObjectNode value = region.putObject("value");
        value.putArray(type).add(label);
        return value;
    }
}
