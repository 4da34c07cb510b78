package org.diception.train.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.InputException;

/**
 * What was judged so far, one line of JSON for each row and sample, behind one line that says under which
 * settings. Lines are appended and reach the disk one by one; what a killed run left half-written at the end
 * is cut off. Not safe for use by several threads or runs.
 */
final class ResultLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Numbers of a sample; null where there was nothing to ask. */
    record Entry(JsonNode numbers, double goodness) {
    }

    private final Path file;
    private final RandomAccessFile out;
    private final Map<String, Map<String, Entry>> rows = new LinkedHashMap<>();

    private ResultLog(Path file, RandomAccessFile out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Opens the log of a run, or begins it.
     *
     * @param settings all that must be equal for old lines to be of use, on one line
     * @throws InputException if the file is of a run with other settings, or cannot be read or written
     */
    static ResultLog open(Path file, String settings) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ResultLog log = new ResultLog(file, new RandomAccessFile(file.toFile(), "rw"));
            try {
                log.start(settings);
                return log;
            } catch (IOException | RuntimeException e) {
                log.close();
                throw e;
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read or written (" + e + ")", e);
        }
    }

    private void start(String settings) throws IOException {
        if (!locked()) {
            throw new InputException(file + ": another run is writing here; use another folder with -o");
        }
        byte[] bytes = new byte[Math.toIntExact(out.length())];
        out.readFully(bytes);
        int whole = end(bytes);
        out.setLength(whole);
        out.seek(whole);
        List<String> lines = new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) {
            write(settings);
        } else if (!lines.get(0).equals(settings)) {
            throw new InputException(file + ": holds results under other settings, " + lines.get(0)
                    + "; use --overwrite, or another folder with -o");
        }
        for (int i = 1; i < lines.size(); i++) {
            read(lines.get(i), i + 1);
        }
    }

    private boolean locked() throws IOException {
        try {
            return out.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) { // by this process itself
            return false;
        }
    }

    /** Behind the last line that is whole. */
    private static int end(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void read(String line, int number) {
        try {
            JsonNode node = JSON.readTree(line);
            JsonNode goodness = node.path("goodness");
            put(node.path("row").asText(), node.path("sample").asText(), new Entry(node.get("numbers"),
                    goodness.isNumber() ? goodness.doubleValue() : Double.NaN));
        } catch (JsonProcessingException e) {
            throw new InputException(file + ": line " + number + " is damaged; use --overwrite to start anew",
                    e);
        }
    }

    /** Whether the sample was judged already. */
    boolean has(String row, String sample) {
        return rows.getOrDefault(row, Map.of()).containsKey(sample);
    }

    /** Keeps what was judged: when this returns, a kill does no harm to it. */
    void add(String row, String sample, Entry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("row", row).put("sample", sample);
        if (Double.isFinite(entry.goodness())) {
            node.put("goodness", entry.goodness());
        }
        node.set("numbers", entry.numbers());
        try {
            write(node.toString());
        } catch (IOException e) {
            throw new InputException(file + ": cannot be written (" + e + "); is the disk full?", e);
        }
        put(row, sample, entry);
    }

    /** What was judged under a row, in the order in which it was. */
    Map<String, Entry> row(String row) {
        return rows.getOrDefault(row, Map.of());
    }

    /** The numbers of a row's samples of which something was asked. */
    List<JsonNode> numbers(String row) {
        List<JsonNode> numbers = new ArrayList<>();
        row(row).values().forEach(entry -> {
            if (entry.numbers() != null && !entry.numbers().isNull()) {
                numbers.add(entry.numbers());
            }
        });
        return numbers;
    }

    private void put(String row, String sample, Entry entry) {
        rows.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(sample, entry);
    }

    private void write(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new InputException(file + ": cannot be closed (" + e + ")", e);
        }
    }
}
