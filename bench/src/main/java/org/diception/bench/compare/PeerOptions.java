package org.diception.bench.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diception.bench.Documents;
import picocli.CommandLine.Option;

/** Which Python is compared with, and how many threads both sides use. */
final class PeerOptions {
    @Option(names = "--python", defaultValue = "python3", paramLabel = "COMMAND",
            description = "A Python with the packages. Default: ${DEFAULT-VALUE}.")
    private String python;

    @Option(names = "--threads", defaultValue = "2", paramLabel = "N",
            description = "Of each side. Default: ${DEFAULT-VALUE}.")
    private int threads;

    int threads() {
        return threads;
    }

    /** What starts the other side. */
    List<String> command() {
        Path script = Documents.root().resolve("bench/src/main/python/peer");
        return List.of(python, script.toString());
    }

    PeerProcess start() {
        return PeerProcess.start(command());
    }

    /** Versions of the libraries that matter. */
    static Map<String, String> versions(PeerProcess process) {
        var answer = process.ask("versions", Map.of());
        return new TreeMap<>(Map.of("PyTorch", answer.path("torch").asText(), "diffusers",
                answer.path("diffusers").asText(), "transformers", answer.path("transformers").asText()));
    }
}
