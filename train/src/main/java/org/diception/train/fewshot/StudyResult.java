package org.diception.train.fewshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.diception.InputException;
import org.diception.io.AtomicFile;
import org.diception.io.Json;
import org.diception.train.run.TrainLog;

/**
 * What became of a finished run.
 *
 * @param curve score on the held-out scenes by step; the last one is the result, whatever came before
 */
record StudyResult(TreeMap<Long, Double> curve) {
    private static final String FILE = "result.json";

    /** From the log of a run that has come to its end. */
    static StudyResult of(Path log) {
        return new TrainLog(log).series().entrySet().stream()
                .filter(series -> series.getKey().startsWith("score ")).findFirst()
                .map(series -> new StudyResult(series.getValue()))
                .orElseThrow(() -> new InputException(log + ": holds no score; delete the folder, and the"
                        + " study makes the run again"));
    }

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    static StudyResult read(Path folder) {
        JsonNode json = Json.read(folder.resolve(FILE), InputException::new);
        TreeMap<Long, Double> curve = new TreeMap<>();
        json.path("curve").properties().forEach(
                point -> curve.put(Long.parseLong(point.getKey()), point.getValue().asDouble()));
        return new StudyResult(curve);
    }

    /** With it the run is finished. */
    void write(Path folder) {
        AtomicFile.write(folder.resolve(FILE), json().toPrettyString());
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("score", score());
        ObjectNode points = json.putObject("curve");
        curve.forEach((step, value) -> points.put(step.toString(), value));
        return json;
    }

    /** At the last step. */
    double score() {
        return curve.lastEntry().getValue();
    }

    /** The highest point of the curve, with its step. */
    Map.Entry<Long, Double> best() {
        return curve.entrySet().stream().max(Map.Entry.comparingByValue()).get();
    }
}
