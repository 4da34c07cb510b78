package org.diception.bench.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import org.diception.InputException;
import org.diception.io.AtomicFile;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured when: a JSON array of runs {@code {date, commit, cpu, java, results: [{benchmark,
 * parameters, ms, error, cpu}]}}, the oldest first. {@code ms} is by the clock, {@code error} half of its
 * 99.9 % interval, {@code cpu} processor time, all for one operation in milliseconds.
 */
record History(Path file) {
    private static final double THOUSANDTHS = 1000;

    /**
     * Adds a run.
     *
     * @throws InputException if the file is there but is no array
     */
    void add(String commit, String cpu, Collection<RunResult> results) {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ArrayNode runs = read(mapper);
        ObjectNode run = runs.addObject().put("date", LocalDate.now().toString()).put("commit", commit)
                .put("cpu", cpu).put("java", Runtime.version().toString());
        ArrayNode list = run.putArray("results");
        results.forEach(result -> add(list.addObject(), result));
        AtomicFile.write(file, out -> {
            out.write(mapper.writeValueAsBytes(runs));
            out.write('\n');
        });
    }

    private ArrayNode read(ObjectMapper mapper) {
        if (!Files.exists(file)) {
            return mapper.createArrayNode();
        }
        try {
            JsonNode old = mapper.readTree(file.toFile());
            if (old instanceof ArrayNode runs) {
                return runs;
            }
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
        throw new InputException(file + ": is no array of runs; name another file with --history");
    }

    private static void add(ObjectNode node, RunResult result) {
        BenchmarkParams params = result.getParams();
        String name = params.getBenchmark();
        int method = name.lastIndexOf('.');
        node.put("benchmark", name.substring(name.lastIndexOf('.', method - 1) + 1));
        ObjectNode parameters = node.putObject("parameters");
        params.getParamsKeys().forEach(key -> parameters.put(key, params.getParam(key)));
        Result<?> time = result.getPrimaryResult();
        node.put("ms", rounded(time.getScore())).put("error", rounded(time.getScoreError()));
        Result<?> cpu = result.getSecondaryResults().get(CpuTime.NAME);
        if (cpu != null) {
            node.put("cpu", rounded(cpu.getScore()));
        }
    }

    /** JSON knows no infinity, which is the error of a single iteration. */
    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.rint(value * THOUSANDTHS) / THOUSANDTHS : -1;
    }
}
