package org.diception.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls of docs/server.md, taken from the page and run as somebody would who copies them. */
class DocumentedCallsTest {
    private static final String ADDRESS = "http://127.0.0.1:8080";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```");
    /** Errors of the server are errors of the script, which the page's reader would see instead. */
    private static final String STRICT = "set -euo pipefail\n"
            + "curl() { command curl -sS --fail-with-body \"$@\"; }\n";
    private static TestServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.standard();
        server.server().model().join();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theCallsWithCurlBringWhatThePageSays() throws Exception {
        String script = STRICT + blocks("sh").stream().filter(block -> block.contains("curl"))
                .collect(Collectors.joining());
        String said = run("curl", script, "calls.sh", "bash", "calls.sh");
        assertThat(said).contains("\"task\":\"segment\"", "\"task\":\"semantic\"", "event: job",
                "\"state\":\"done\"");
        for (String picture : List.of("depth.png", "normal.png")) {
            assertThat(text(picture)).as(picture).startsWith("\u0089PNG");
        }
        assertThat(text("depth.npy")).startsWith("\u0093NUMPY");
        assertThat(text("things.zip")).startsWith("PK");
    }

    @Test
    void theCallsFromPythonBringAMask() throws Exception {
        String said = run("python3", String.join("", blocks("python")), "calls.py", "python3", "calls.py");
        assertThat(said).contains("'segmentation'", "'counts'");
    }

    @Test
    void theCallsFromJavaBringDisparity() throws Exception {
        String program = "import java.net.URI;\nimport java.net.http.*;\n"
                + "import java.net.http.HttpRequest.*;\n"
                + "import java.net.http.HttpResponse.*;\nimport java.nio.file.*;\n\n"
                + "class Calls {\n    public static void main(String[] args) throws Exception {\n"
                + String.join("", blocks("java"))
                + "        System.out.println(new String(npy, 1, 5) + npy.length);\n    }\n}\n";
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(java, program, "Calls.java", java, "Calls.java"))
                .contains("NUMPY" + (128 + Float.BYTES * 600 * 400));
    }

    private static List<String> blocks(String language) throws IOException {
        String page = Files.readString(Path.of("../docs/server.md"));
        List<String> blocks = BLOCK.matcher(page).results().filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2).replace(ADDRESS, "http://127.0.0.1:" + server.port())).toList();
        assertThat(blocks).as("blocks of " + language).isNotEmpty();
        return blocks;
    }

    /** What a program prints, which must be there and end well; where it is not the test is skipped. */
    private String run(String needed, String content, String file, String... command) throws Exception {
        assumeTrue(isThere(needed), needed + " is not on this machine; .ci/run installs it");
        Files.writeString(folder.resolve(file), content);
        Files.createDirectory(folder.resolve("examples"));
        Files.write(folder.resolve("examples/coffee.jpg"), TestServer.photo());
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        int code = process.waitFor();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(code).as(said).isZero();
        return said;
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path).resolve(program)));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
    }
}
