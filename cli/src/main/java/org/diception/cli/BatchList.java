package org.diception.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.diception.InputException;
import org.diception.Point;
import org.diception.Question;
import org.diception.Task;
import org.diception.UsageException;
import org.diception.io.Json;

/**
 * The list that the authors' {@code batch_inference.py} reads:
 * {@code [{"input": "a.jpg", "caption": "[[image2depth]]", "target": …}]}. A target is truth for training;
 * only the class names of a semantic target are used, as the script does.
 *
 * <p>Where the script draws points from the target at random, a {@code "points": [[x, y]]} in pixels is read
 * instead.
 */
final class BatchList {
    private final Path file;
    private final Path dataRoot;

    private BatchList(Path file, Path dataRoot) {
        this.file = file;
        this.dataRoot = dataRoot;
    }

    /**
     * One job for each entry, in the order of the file.
     *
     * @param dataRoot what relative paths start from; if it is relative, from the list's own folder
     * @throws InputException naming file and entry, if something is missing
     */
    static List<Job> read(Path file, Path dataRoot) {
        JsonNode root = Json.read(file, InputException::new);
        if (!root.isArray() || root.isEmpty()) {
            throw new InputException(file + ": a list of {input, caption} is wanted, this is "
                    + (root.isArray() ? "an empty one" : "none"));
        }
        var list = new BatchList(file, file.resolveSibling(dataRoot));
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            jobs.add(list.job(root.get(i), i));
        }
        return jobs;
    }

    private Job job(JsonNode entry, int number) {
        Path photo = dataRoot.resolve(text(entry, "input", number));
        String caption = text(entry, "caption", number);
        try {
            return new Job(photo, Path.of(""), questions(entry, caption, number));
        } catch (UsageException e) {
            throw wrong(number, e.getMessage());
        }
    }

    private List<Question> questions(JsonNode entry, String caption, int number) {
        List<Point> points = points(entry.path("points"), number);
        if (caption.equals(Task.SEMANTIC.prompt()) && entry.path("target").hasNonNull("path")) {
            Path target = dataRoot.resolve(entry.path("target").path("path").asText());
            return classes(target).stream().map(Task.SEMANTIC::named).toList();
        }
        if (caption.equals(Task.SEGMENT.prompt()) && points.isEmpty()) {
            throw wrong(number, "no points; add \"points\": [[x, y]] in pixels of the upright photo");
        }
        return List.of(Question.ofPrompt(caption, points));
    }

    /** The classes that a semantic target names: {@code [{"prompt": "cat", "segmentation": …}]}. */
    private static Set<String> classes(Path target) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode annotation : Json.read(target, InputException::new)) {
            if (annotation.path("prompt").isTextual()) {
                names.add(annotation.get("prompt").textValue());
            }
        }
        if (names.isEmpty()) {
            throw new InputException(target
                    + ": no annotation with a 'prompt', which names the class to look for");
        }
        return names;
    }

    private List<Point> points(JsonNode pairs, int number) {
        List<Point> points = new ArrayList<>();
        for (JsonNode pair : pairs) {
            if (pair.size() != 2 || !pair.get(0).isNumber() || !pair.get(1).isNumber()) {
                throw wrong(number, "points are pairs [x, y] of numbers, this is " + pair);
            }
            points.add(Point.at(pair.get(0).doubleValue(), pair.get(1).doubleValue()));
        }
        return points;
    }

    private String text(JsonNode entry, String key, int number) {
        JsonNode value = entry.path(key);
        if (!value.isTextual()) {
            throw wrong(number, "'" + key + "' is missing or no text; every entry has input and caption");
        }
        return value.textValue();
    }

    private InputException wrong(int number, String cause) {
        return new InputException(file + ": entry " + (number + 1) + ": " + cause);
    }
}
