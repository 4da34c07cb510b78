package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of the paper, from {@code paper.yaml}. Immutable and thread-safe. */
final class PaperTables {
    private static final PaperTables ALL = new PaperTables(read());

    /**
     * A method's numbers for one column of a table.
     *
     * @param note what must be known to read them; may be empty
     * @param numbers by the ids of their measures; what the paper lacks is absent
     * @param printed what the paper prints instead, where that is known to be wrong; else empty
     * @param ours whether it is DICEPTION under settings that {@code steps} and {@code guidance} name
     */
    record Line(String name, String note, Map<String, Double> numbers, Map<String, Double> printed,
            boolean ours, int steps, double guidance) {
    }

    /**
     * A column of a table.
     *
     * @param source which table of the paper
     * @param note what must be known to read any of it; may be empty
     */
    record Column(String source, String note, List<Line> lines) {
        /** DICEPTION's line for these settings, else for its own, 28 steps with guidance 2. */
        Optional<Line> ours(int steps, double guidance) {
            return ours(lines, steps, guidance).or(() -> ours(lines, 28, 2));
        }

        private static Optional<Line> ours(List<Line> lines, int steps, double guidance) {
            return lines.stream().filter(line -> line.ours() && line.steps() == steps
                    && line.guidance() == guidance).findFirst();
        }
    }

    private final JsonNode root;

    private PaperTables(JsonNode root) {
        this.root = root;
    }

    static PaperTables all() {
        return ALL;
    }

    private static JsonNode read() {
        try (InputStream in = PaperTables.class.getResourceAsStream("paper.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the paper has about a task on a set; empty if it has nothing. */
    Optional<Column> column(String task, String set) {
        JsonNode table = root.path(task);
        List<String> columns = texts(table.path("columns"));
        int column = columns.indexOf(set);
        if (column < 0) {
            return Optional.empty();
        }
        List<String> measures = texts(table.path("measures"));
        List<Line> lines = new ArrayList<>();
        for (JsonNode row : table.path("rows")) {
            Map<String, Double> numbers = numbers(measures, row.path("values").path(column));
            if (!numbers.isEmpty()) {
                lines.add(new Line(name(row), row.path("note").asText(""), numbers,
                        numbers(measures, row.path("printed").path(set)), row.path("ours").asBoolean(),
                        row.path("steps").asInt(), row.path("guidance").asDouble()));
            }
        }
        return Optional.of(new Column(table.path("source").asText(), table.path("note").asText(""),
                List.copyOf(lines)));
    }

    private static String name(JsonNode row) {
        String size = row.path("size").asText("");
        return row.path("name").asText() + (size.isEmpty() ? "" : " (" + size + ")");
    }

    private static Map<String, Double> numbers(List<String> measures, JsonNode values) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = 0; i < measures.size(); i++) {
            if (values.path(i).isNumber()) {
                numbers.put(measures.get(i), values.get(i).doubleValue());
            }
        }
        return numbers;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
