package org.diception.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.diception.Diception;
import org.diception.Task;
import org.diception.golden.Goldens;
import org.diception.io.Json;

/** A server with the embedded model on a port of its own, and a client. */
final class TestServer implements AutoCloseable {
    final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer(Settings settings) {
        server = Server.start(settings.withAddress("127.0.0.1", 0), Diception::nano, Task.all(),
                new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    static TestServer standard() {
        return new TestServer(Settings.standard());
    }

    /** A small photo as a file. */
    static byte[] photo() {
        return file(Path.of("../examples/coffee.jpg"));
    }

    static byte[] bad(String name) {
        return file(Goldens.path("bad").resolve(name));
    }

    static byte[] file(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.port();
    }

    Server server() {
        return server;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofMinutes(2));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpClient client() {
        return client;
    }

    HttpResponse<byte[]> get(String path) {
        return send(to(path).GET());
    }

    HttpResponse<byte[]> post(String path, String type, byte[] body) {
        return send(to(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> ask(String path, String json) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the photo: its path. */
    String keep() {
        HttpResponse<byte[]> kept = post("/v1/photos", "image/jpeg", photo());
        return kept.headers().firstValue("Location").orElseThrow();
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return Json.read(response.body(), "the response");
    }

    @Override
    public void close() {
        server.close();
    }
}
