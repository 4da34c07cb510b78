package org.diception.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.diception.InputException;
import org.diception.Point;
import org.diception.Question;
import org.diception.io.Json;
import org.diception.readout.CocoRle;

/**
 * Points inside the masks of a segmentation target, as {@code dataset/dataset.py} draws them from an SA-1B
 * annotation file: up to five at random. The draw depends on the mask alone, so that a run can be repeated.
 */
final class TargetPoints {
    private TargetPoints() {}

    /**
     * The points of each annotation, in the order of the file. @throws InputException naming what is wrong
     */
    static List<List<Point>> read(Path target) {
        JsonNode annotations = Json.read(target, InputException::new).path("annotations");
        if (!annotations.isArray() || annotations.isEmpty()) {
            throw new InputException(target
                    + ": no 'annotations'; the target of a segmentation is a file like SA-1B's");
        }
        List<List<Point>> all = new ArrayList<>();
        for (JsonNode annotation : annotations) {
            all.add(points(target, annotation.path("segmentation")));
        }
        return all;
    }

    private static List<Point> points(Path target, JsonNode mask) {
        int height = mask.path("size").path(0).asInt();
        CocoRle rle;
        try {
            rle = CocoRle.parse(height, mask.path("size").path(1).asInt(), mask.path("counts").asText());
        } catch (InputException e) {
            throw new InputException(target + ": " + e.getMessage(), e);
        }
        if (rle.area() < 1) {
            throw new InputException(target + ": an annotation's mask has no pixel to draw points in");
        }
        int inside = rle.area();
        return new Random(inside).longs(0, inside).distinct().limit(Math.min(inside, Question.MAX_POINTS))
                .mapToObj(index -> point(rle.counts(), index, height))
                .toList();
    }

    /** The pixel number {@code index} of the mask; pixels are counted down the columns. */
    private static Point point(int[] runs, long index, int height) {
        long position = 0;
        long left = index;
        for (int i = 0; i < runs.length; i++) {
            if (i % 2 == 1) {
                if (left < runs[i]) {
                    return Point.at((position + left) / height, (position + left) % height);
                }
                left -= runs[i];
            }
            position += runs[i];
        }
        throw new IllegalArgumentException("pixel " + index + " lies beyond the mask");
    }
}
