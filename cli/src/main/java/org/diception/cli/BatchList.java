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
 * {@code [{"input": "a.jpg", "caption": "[[image2depth]]", "target": {"path": …}}]}. A target is truth; as in
 * the script, its class names are asked for, and points are drawn from its masks. An entry may also bring its
 * own {@code "points": [[x, y]]} in pixels.
 *
 * @param allTargets whether all masks of a target are asked for; else the first one is
 * @param tasks what can be asked
 */
record BatchList(Path file, Path dataRoot, boolean allTargets, List<Task> tasks) {
    /**
     * One job for each entry, in the order of the file.
     *
     * @throws InputException naming file and entry, if something is missing
     */
    static List<Job> read(Path file, Inputs inputs) {
        JsonNode root = Json.read(file, InputException::new);
        if (!root.isArray() || root.isEmpty()) {
            throw new InputException(file + ": a list of {input, caption} is wanted, this is "
                    + (root.isArray() ? "an empty one" : "none"));
        }
        var list = new BatchList(
                file, file.resolveSibling(inputs.dataRoot()), inputs.allTargets(), inputs.tasks());
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
            return segments(entry, number);
        }
        return List.of(Question.ofPrompt(caption, points, tasks));
    }

    /**
     * One annotation of the target, or all of them, as the script's {@code --go_through_all_seg_labels} does.
     */
    private List<Question> segments(JsonNode entry, int number) {
        if (!entry.path("target").hasNonNull("path")) {
            throw wrong(number, "no points and no target; add \"points\": [[x, y]] in pixels");
        }
        Path target = dataRoot.resolve(entry.path("target").path("path").asText());
        return TargetPoints.read(target).stream()
                .limit(allTargets ? Long.MAX_VALUE : 1)
                .map(points -> Task.SEGMENT.at(points.toArray(Point[]::new)))
                .toList();
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
