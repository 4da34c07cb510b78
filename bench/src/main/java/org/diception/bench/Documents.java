package org.diception.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diception.io.AtomicFile;
import org.diception.train.evaluate.MarkdownBlock;
import picocli.CommandLine.Option;

/**
 * Where measurements go: {@code NAME.json}, plots, and a block of {@code performance.md}
 * between {@code <!-- scores: NAME -->} and {@code <!-- end -->}.
 */
public final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--docs", description = "Write into docs/ and its performance.md, not into bench/target.")
    private boolean docs;

    /** The project's folder, which {@code bench/run} names. */
    public static Path root() {
        return Path.of(System.getProperty("diception.root", ".."));
    }

    /**
     * Writes everything, and the block to stdout.
     *
     * @param plots by the names of their files, without the end
     */
    public void write(String name, Object measured, List<String> block, Map<String, String> plots)
            throws IOException {
        Path folder = root().resolve(docs ? "docs/measurements" : "bench/target/measurements");
        byte[] json = JSON.writeValueAsBytes(measured);
        AtomicFile.write(folder.resolve(name + ".json"), out -> {
            out.write(json);
            out.write('\n');
        });
        plots.forEach((plot, svg) -> AtomicFile.write(folder.resolve(plot + ".svg"), out ->
                out.write((svg + "\n").getBytes(StandardCharsets.UTF_8))));
        block.forEach(System.out::println);
        if (docs) {
            List<String> lines = new ArrayList<>(block);
            lines.add("");
            plots.keySet().forEach(plot -> lines.add("![" + plot + "](measurements/" + plot + ".svg)"));
            MarkdownBlock.write(root().resolve("docs/performance.md"), name, lines);
        }
    }
}
