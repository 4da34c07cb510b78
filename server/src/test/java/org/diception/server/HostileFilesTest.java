package org.diception.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diception.io.NativeMemory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A hundred files that no camera made cost nothing but their own error. */
class HostileFilesTest {
    /** Where the files stay for {@code .ci/overload}. */
    private static final Path FOLDER = Path.of("target/hostile");
    private static final int TOUCHED = 256 << 10;
    private static final long GROWTH = 200L << 20; // decoders' classes and the heap's slack
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.standard();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void eachIsRefusedSoonAndTheServerGoesOn() throws IOException {
        Map<String, byte[]> files = HostileFiles.all();
        assertThat(files).hasSizeGreaterThanOrEqualTo(100);
        Files.createDirectories(FOLDER);
        String photo = server.keep();
        assertThat(server.ask(photo + "/depth", "").statusCode()).isEqualTo(200);
        touchFreeHeap();
        long before = NativeMemory.resident();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(FOLDER.resolve(file.getKey()), file.getValue());
            long start = System.nanoTime();
            HttpResponse<byte[]> response =
                    server.post("/v1/photos", "application/octet-stream", file.getValue());
            assertThat(response.statusCode()).as(file.getKey()).isEqualTo(422);
            assertThat(TestServer.json(response).get("cure").asText()).as(file.getKey()).isNotBlank();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(file.getKey()).isLessThan(
                    Duration.ofSeconds(20)); // one core, shared: some 10 ms where nothing else runs
        }
        assertThat(NativeMemory.resident() - before).isLessThan(GROWTH);
        assertThat(server.ask(photo + "/depth", "{\"seed\": 1}").statusCode()).isEqualTo(200);
    }

    /** Pages of the heap become resident with their first use, which would be taken for growth later. */
    private static void touchFreeHeap() {
        List<byte[]> pages = new ArrayList<>();
        for (long left = Runtime.getRuntime().freeMemory(); left > 0; left -= TOUCHED) {
            pages.add(new byte[TOUCHED]);
        }
    }

    @Test
    void namesLeadNowhere() throws IOException {
        for (String name : List.of("../../../tmp/diception-evil.jpg", "/tmp/diception-evil.jpg",
                "..\\\\..\\\\diception-evil.jpg", "C:\\\\diception-evil.jpg", "%2e%2e%2fdiception-evil.jpg",
                "diception-evil.jpg\0.png", "x".repeat(5000), "|touch diception-evil.jpg",
                "$(touch diception-evil.jpg)", "file:///tmp/diception-evil.jpg")) {
            String form = "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"" + name
                    + "\"\r\n\r\nno photo\r\n--b--\r\n";
            assertThat(server.post("/v1/photos", "multipart/form-data; boundary=b",
                    form.getBytes(StandardCharsets.UTF_8)).statusCode()).as(name).isIn(400, 422);
        }
        for (Path folder : List.of(Path.of(""), Path.of(".."), Path.of("/tmp"), Path.of("/"))) {
            assertThat(folder.resolve("diception-evil.jpg")).doesNotExist();
        }
    }
}
