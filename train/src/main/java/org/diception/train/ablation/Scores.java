package org.diception.train.ablation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.InputException;
import org.diception.io.AtomicFile;
import org.diception.io.Json;
import org.diception.train.evaluate.Outcome;
import org.diception.train.evaluate.Report;
import org.diception.train.evaluate.Score;

/** What an evaluation came to, one entry for each who answered under some steps and guidance. */
record Scores(List<Entry> entries) {
    /**
     * @param steps 0 for an answer that takes none: the mean answer's
     * @param values by task and measure, such as {@code depth absrel}
     * @param scenes that were asked about
     */
    record Entry(int steps, double guidance, int scenes, Map<String, Double> values) {
        boolean looks() {
            return steps > 0;
        }

        /** The value of a column; NaN where nothing was measured. */
        double of(Column column) {
            return values.getOrDefault(column.key(), Double.NaN);
        }
    }

    static Scores of(Report report) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Outcome outcome : report.outcomes()) {
            Entry entry = entries.computeIfAbsent(outcome.steps() + " " + outcome.guidance(),
                    key -> new Entry(outcome.steps(), outcome.guidance(), outcome.judged(),
                            new LinkedHashMap<>()));
            for (Score score : outcome.scores()) {
                if (Double.isFinite(score.value())) {
                    entry.values().put(outcome.task() + " " + score.measure().id(), score.value());
                }
            }
        }
        return new Scores(List.copyOf(entries.values()));
    }

    static Scores read(Path file) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : Json.read(file, InputException::new)) {
            Map<String, Double> values = new LinkedHashMap<>();
            entry.path("values").properties()
                    .forEach(value -> values.put(value.getKey(), value.getValue().asDouble()));
            entries.add(new Entry(entry.path("steps").asInt(), entry.path("guidance").asDouble(),
                    entry.path("scenes").asInt(), values));
        }
        return new Scores(entries);
    }

    void write(Path file) {
        var list = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> list.add(json(entry)));
        AtomicFile.write(file, list.toPrettyString());
    }

    static ObjectNode json(Entry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("steps", entry.steps())
                .put("guidance", entry.guidance()).put("scenes", entry.scenes());
        entry.values().forEach(json.putObject("values")::put);
        return json;
    }
}
