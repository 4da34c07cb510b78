package org.diception.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diception.InputException;
import org.diception.io.AtomicFile;

/**
 * {@code train.jsonl}: one JSON object a line, each with its {@code step} and some numbers. Whatever has been
 * written stays; a run that goes on from a checkpoint takes back the lines of steps that it makes again.
 */
public final class TrainLog {
    static final String STEP = "step";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public TrainLog(Path file) {
        this.file = file;
    }

    /** Appends a line. */
    void add(long step, Map<String, Double> numbers) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(STEP, step);
        numbers.forEach((name, value) -> {
            if (Double.isFinite(value)) { // JSON has no other numbers
                line.put(name, rounded(value));
            }
        });
        try {
            byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be written (" + e + "); is the disk full?", e);
        }
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.5g", value));
    }

    /** Takes back all lines after a step, and half a line that a killed process has left. */
    void goOnAfter(long step) {
        if (!Files.exists(file)) {
            return;
        }
        List<String> kept = new ArrayList<>();
        for (String line : lines()) {
            JsonNode numbers = parse(line);
            if (numbers != null && numbers.path(STEP).asLong() <= step) {
                kept.add(line);
            }
        }
        AtomicFile.write(file, out -> {
            for (String line : kept) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Each number's values by step. */
    public Map<String, TreeMap<Long, Double>> series() {
        Map<String, TreeMap<Long, Double>> series = new LinkedHashMap<>();
        for (String line : lines()) {
            JsonNode numbers = parse(line);
            if (numbers != null) {
                numbers.properties().stream().filter(entry -> !entry.getKey().equals(STEP))
                        .forEach(entry -> series.computeIfAbsent(entry.getKey(), key -> new TreeMap<>())
                                .put(numbers.path(STEP).asLong(), entry.getValue().asDouble()));
            }
        }
        return series;
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    /** The object on a line; null if it is not whole. */
    private static JsonNode parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
