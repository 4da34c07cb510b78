package org.diception.train.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.diception.InputException;
import org.diception.readout.CocoRle;

/** A {@code segmentation} by itself: polygons, or run lengths as a list or as text. */
final class SegmentationJson {
    private SegmentationJson() {
    }

    /**
     * Reads one.
     *
     * @param width of the photo, in pixels; run lengths bring their own size
     * @throws InputException saying what is wrong with it, or that it has no pixel
     */
    static CocoRle read(JsonNode node, int width, int height) {
        CocoRle mask = node.isArray() ? polygons(node, width, height) : runs(node);
        if (mask.area() == 0) {
            throw new InputException("the mask has no pixel");
        }
        return mask;
    }

    private static CocoRle polygons(JsonNode node, int width, int height) {
        List<double[]> parts = new ArrayList<>();
        node.forEach(part -> parts.add(numbers(part)));
        if (parts.isEmpty()) {
            throw new InputException("the mask has no polygon");
        }
        return CocoRle.polygons(height, width, parts);
    }

    private static CocoRle runs(JsonNode node) {
        int height = node.path("size").path(0).asInt();
        int width = node.path("size").path(1).asInt();
        JsonNode counts = node.path("counts");
        if (!counts.isArray()) {
            return CocoRle.parse(height, width, counts.asText());
        }
        double[] numbers = numbers(counts);
        int[] runs = new int[numbers.length];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = (int) numbers[i];
            if (runs[i] != numbers[i]) {
                throw new InputException("a run of " + numbers[i] + " pixels");
            }
        }
        return CocoRle.of(height, width, runs);
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!list.get(i).isNumber()) {
                throw new InputException("a mask has " + list.get(i) + " among its numbers");
            }
            numbers[i] = list.get(i).doubleValue();
        }
        return numbers;
    }
}
