package org.diception.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.diception.InputException;
import org.diception.Point;
import org.diception.Question;
import org.diception.io.Json;

/**
 * Points inside the masks of a segmentation target, as {@code dataset/dataset.py} draws them from an SA-1B
 * annotation file: up to five at random. The draw depends on the mask alone, so that a run can be repeated.
 */
final class TargetPoints {
    /** Bits that a letter of COCO's run lengths carries, and the bit that says that more letters follow. */
    private static final int LETTER_BITS = 5;
    private static final int MORE = 1 << LETTER_BITS;
    private static final int FIRST_LETTER = '0';

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
        long height = mask.path("size").path(0).asLong();
        long[] runs = runs(target, mask.path("counts").asText());
        long area = 0; // of the mask: every second run is inside, the first one is outside
        long total = 0;
        for (int i = 0; i < runs.length; i++) {
            total += runs[i];
            area += i % 2 == 1 ? runs[i] : 0;
        }
        if (height < 1 || total != height * mask.path("size").path(1).asLong() || area < 1) {
            throw new InputException(target + ": an annotation's run lengths cover " + total + " pixels, "
                    + area
                    + " of them inside, its size is " + mask.path("size"));
        }
        long inside = area;
        return new Random(area).longs(0, inside).distinct().limit(Math.min(inside, Question.MAX_POINTS))
                .mapToObj(index -> point(runs, index, height))
                .toList();
    }

    /** The pixel number {@code index} of the mask; pixels are counted down the columns. */
    private static Point point(long[] runs, long index, long height) {
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

    /**
     * COCO's compressed run lengths: five bits per letter, differences from the second to last run after the
     * third.
     */
    private static long[] runs(Path target, String letters) {
        Stream.Builder<Long> runs = Stream.builder();
        long[] last = {0, 0};
        int count = 0;
        for (int at = 0; at < letters.length(); count++) {
            long value = 0;
            int shift = 0;
            int letter;
            do {
                letter = at < letters.length() && shift < 60 ? letters.charAt(at++) - FIRST_LETTER : -1;
                if (letter < 0 || letter >= 2 * MORE) {
                    throw new InputException(target + ": a 'counts' is no run-length encoding of COCO's");
                }
                value |= (long) (letter & MORE - 1) << shift;
                shift += LETTER_BITS;
            } while ((letter & MORE) != 0);
            if ((letter & MORE >> 1) != 0) {
                value |= -1L << shift; // the highest bit is the sign
            }
            value += count > 2 ? last[0] : 0;
            if (value < 0) {
                throw new InputException(target + ": a 'counts' has the run length " + value);
            }
            last = new long[] {last[1], value};
            runs.add(value);
        }
        return runs.build().mapToLong(Long::longValue).toArray();
    }
}
