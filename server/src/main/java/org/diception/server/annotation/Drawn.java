package org.diception.server.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diception.InputException;
import org.diception.Point;

/**
 * What an annotator drew with smart tags of Label Studio since the last mask was accepted: the
 * {@code result} of a request's context. Immutable and thread-safe.
 *
 * @param label of what was drawn last; empty where the tag has none
 */
public record Drawn(Prompt prompt, String label) {
    private static final double WHOLE = 100;

    /**
     * Reads it. Of several boxes the last one counts.
     *
     * @param width of the upright picture in pixels
     * @param height of the upright picture in pixels
     * @throws InputException in words for an annotator, if it cannot be asked
     */
    public static Drawn parse(JsonNode result, int width, int height) {
        List<Point> on = new ArrayList<>();
        List<Point> off = new ArrayList<>();
        Optional<Frame> frame = Optional.empty();
        String label = "";
        for (JsonNode region : result) {
            checkPicture(region, width, height);
            String type = region.path("type").asText();
            JsonNode value = region.path("value");
            boolean positive = region.path("is_positive").asBoolean(true);
            double x = number(value, "x") * width / WHOLE;
            double y = number(value, "y") * height / WHOLE;
            if (type.startsWith("keypoint")) {
                (positive ? on : off).add(Point.at(x, y));
            } else if (type.startsWith("rectangle") && positive) {
                frame = Optional.of(new Frame(x, y, x + number(value, "width") * width / WHOLE,
                        y + number(value, "height") * height / WHOLE));
            } else {
                throw new InputException(positive ? "the model cannot be asked with a region of type '" + type
                        + "'; use smart key points or a smart rectangle"
                        : "a rectangle takes nothing away; use a negative key point");
            }
            label = value.path(type).path(0).asText(label);
        }
        return new Drawn(new Prompt(on, off, frame), label);
    }

    private static void checkPicture(JsonNode region, int width, int height) {
        int wide = region.path("original_width").asInt(width);
        int high = region.path("original_height").asInt(height);
        if (wide != width || high != height) {
            throw new InputException("the picture in the editor has " + wide + "x" + high
                    + " pixels, the file " + width + "x" + height + "; give Label Studio the file itself");
        }
        if (region.path("image_rotation").asDouble() != 0) {
            throw new InputException("the picture is turned in the editor; turn it back before clicking");
        }
    }

    private static double number(JsonNode value, String name) {
        if (!value.path(name).isNumber()) {
            throw new InputException("a region of the context has no number '" + name
                    + "'; Label Studio's own say it in per cent");
        }
        return value.path(name).doubleValue();
    }
}
