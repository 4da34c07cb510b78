package org.diception.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.diception.golden.Goldens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may ask, and what bodies that nobody vouches for may cost. */
class SecurityTest {
    private static final String TOKEN = "0123456789abcdef";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(Settings.standard()
                .withLimits(new Limits(1 << 20, 4_000_000, Duration.ofMillis(500))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutTheTokenThereIsNothing() {
        try (TestServer closed = new TestServer(Settings.standard().withToken(TOKEN))) {
            assertThat(closed.get("/v1/tasks").statusCode()).isEqualTo(401);
            assertThat(closed.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(closed.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(closed.send(closed.to("/v1/tasks").header("Authorization", "Bearer " + TOKEN + "x"))
                    .statusCode()).isEqualTo(401);
            assertThat(closed.send(closed.to("/v1/tasks").header("Authorization", "Bearer " + TOKEN))
                    .statusCode()).isEqualTo(200);
            assertThat(closed.log.toString(StandardCharsets.UTF_8)).doesNotContain(TOKEN);
        }
    }

    @Test
    void otherWebPagesGetNothing() throws IOException {
        HttpResponse<byte[]> foreign =
                server.send(server.to("/v1/tasks").header("Origin", "https://evil.org"));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(raw("GET /v1/tasks HTTP/1.1\r\nHost: evil.org\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        HttpResponse<byte[]> own = server.send(server.to("/v1/tasks")
                .header("Origin", "http://127.0.0.1:" + server.port()));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'").doesNotContain("unsafe");
    }

    @Test
    void brokenPhotosAreRefusedAndNothingElseHappens() throws IOException {
        try (var files = Files.list(Goldens.path("bad"))) {
            List<Path> broken = files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().contains("named")).toList();
            assertThat(broken).hasSizeGreaterThan(50);
            for (Path file : broken) {
                HttpResponse<byte[]> response =
                        server.post("/v1/photos", "application/octet-stream", TestServer.file(file));
                assertThat(response.statusCode()).as(file.toString()).isEqualTo(422);
                assertThat(TestServer.json(response).get("cure").asText()).isNotBlank();
            }
        }
        assertThat(server.keep()).startsWith("/v1/photos/");
    }

    @Test
    void sizesAreCheckedBeforeAnythingIsRead() throws IOException {
        assertThat(server.post("/v1/photos", "image/png", new byte[2 << 20]).statusCode()).isEqualTo(413);
        assertThat(raw("POST /v1/photos HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                + "Content-Length: 99999999999\r\n\r\n")).startsWith("HTTP/1.1 413");
        assertThat(raw("GET /v1/tasks HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431").contains("application/problem+json");
    }

    @Test
    void pathsLeadNowhereElse() throws IOException {
        for (String path : List.of("/../../etc/passwd", "/page/../../x", "/v1/photos/..%2f..%2fetc",
                "/%2e%2e/%2e%2e/etc/passwd", "/v1//tasks/;x=y")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(path).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndRunsNoInlineCode() {
        String page = new String(server.get("/").body(), StandardCharsets.UTF_8);
        assertThat(page).contains("<script type=\"module\" src=\"page/main.js\"></script>")
                .doesNotContain("http://", "https://", "style=", "onclick", "<script>");
        Pattern.compile("(?:src|href)=\"(page/[^\"]+)\"").matcher(page).results()
                .forEach(match -> assertThat(server.get("/" + match.group(1)).statusCode()).isEqualTo(200));
        assertThat(server.get("/page/layers.js").headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
    }

    @Test
    void aBodyThatDripsIsCutOff() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/photos HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
                    + "Content-Length: 1000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100 && socket.getInputStream().available() == 0; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
            }
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 408");
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return answer(socket.getInputStream());
        }
    }

    private static String answer(InputStream in) throws IOException {
        byte[] start = in.readNBytes(400);
        return new String(start, StandardCharsets.US_ASCII);
    }
}
