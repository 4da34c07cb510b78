package org.diception.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for the device, for how long, and what becomes of work that nobody wants. */
class QueueTest {
    private static final String LONG = "{\"steps\": 1000, \"seed\": %d}";
    private TestServer server;
    private String photo;

    @BeforeEach
    void start() {
        server = new TestServer(Settings.standard().withCapacity(Capacity.standard().withWaiting(4)));
        server.server().model().join();
        photo = server.keep();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsToldWhenToComeAgain() {
        List<String> jobs = new ArrayList<>();
        int refused = 0;
        for (int seed = 0; seed < 10; seed++) {
            HttpResponse<byte[]> response = job("/depth", String.format(LONG, seed));
            if (response.statusCode() == 202) {
                jobs.add(response.headers().firstValue("Location").orElseThrow());
            } else {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
                refused++;
            }
        }
        assertThat(jobs).hasSizeBetween(3, 4); // one client never takes the last of four places
        assertThat(refused).isEqualTo(10 - jobs.size());
        jobs.forEach(path -> server.send(server.to(path).DELETE()));
        until(() -> metric("diception_queue_open") == 0);
        assertThat(server.ask(photo + "/depth", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aJobSaysHowFarItIsAndCanBeCancelled() throws Exception {
        String path = job("/normal", "{\"steps\": 40}").headers().firstValue("Location").orElseThrow();
        HttpResponse<Stream<String>> events =
                server.client().send(server.to(path + "/events").build(), BodyHandlers.ofLines());
        List<String> data = events.body().filter(line -> line.startsWith("data: ")).toList();
        assertThat(data.get(data.size() - 1)).contains("\"state\":\"done\"");
        assertThat(data.stream().filter(line -> line.contains("\"steps\":40"))).hasSizeGreaterThan(3);
        assertThat(server.get(path + "/result?format=picture").headers().firstValue("Content-Type"))
                .hasValue("image/png");

        String running = job("/depth", String.format(LONG, 3)).headers().firstValue("Location").orElseThrow();
        HttpResponse<Stream<String>> first =
                server.client().send(server.to(running + "/events").build(), BodyHandlers.ofLines());
        assertThat(first.body().filter(line -> line.contains("\"step\":2,")).findFirst()).isPresent();
        assertThat(server.send(server.to(running).DELETE()).statusCode()).isEqualTo(204);

        String other = job("/normal", String.format(LONG, 1)).headers().firstValue("Location").orElseThrow();
        until(() -> state(other).equals("running"));
        assertThat(server.get(other + "/result").statusCode()).isEqualTo(409);
        assertThat(server.send(server.to(other).DELETE()).statusCode()).isEqualTo(204);
        until(() -> metric("diception_queue_open") == 0);
        assertThat(server.get(other).statusCode()).isEqualTo(404);
    }

    @Test
    void aClientThatGoesAwayTakesItsWorkAlong() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String body = String.format(LONG, 2);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + photo + "/depth HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            until(() -> metric("diception_queue_open") == 1 && metric("diception_queue_waiting") == 0);
        }
        until(() -> metric("diception_queue_open") == 0);
        assertThat(metric("diception_refused_total{reason=\"cancelled\"}")).isEqualTo(1);
    }

    @Test
    void equalQuestionsAreAnsweredOnce() {
        String body = "{\"steps\": 60}";
        List<CompletableFuture<HttpResponse<byte[]>>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) { // more than there are places
            all.add(server.client().sendAsync(server.to(photo + "/pose")
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofByteArray()));
        }
        byte[] first = all.get(0).join().body();
        all.forEach(one -> assertThat(one.join().body()).isEqualTo(first));
        assertThat(metric("diception_seconds_count{stage=\"predict\",task=\"pose\"}")).isEqualTo(1);
        assertThat(metric("diception_shared_total")).isEqualTo(7);
    }

    @Test
    void whoGivesLittleTimeIsToldThatItIsOver() {
        HttpResponse<byte[]> late = server.ask(photo + "/depth", "{\"steps\": 1000, \"deadline\": 1}");
        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(TestServer.json(late).get("cure").asText()).contains("job");
        until(() -> metric("diception_queue_open") == 0);
    }

    @Test
    void aStopAnswersWhatWasAcceptedAndTakesNothingMore() {
        List<CompletableFuture<HttpResponse<byte[]>>> all = new ArrayList<>();
        for (String task : List.of("depth", "normal", "pose")) {
            all.add(server.client().sendAsync(server.to(photo + "/" + task)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"steps\": 50}")).build(), BodyHandlers.ofByteArray()));
        }
        until(() -> metric("diception_queue_open") == 3);
        CompletableFuture<Void> stop = CompletableFuture.runAsync(server::close);
        until(() -> server.log.toString(StandardCharsets.UTF_8).contains("\"stopping\""));
        assertThat(server.ask(photo + "/entity", "").statusCode()).isEqualTo(503);
        assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
        all.forEach(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        stop.join();
        assertThat(server.log.toString(StandardCharsets.UTF_8)).contains("\"answered\":true,\"lost\":0");
    }

    private HttpResponse<byte[]> job(String task, String body) {
        return server.send(server.to(photo + task).header("Prefer", "respond-async")
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private String state(String job) {
        JsonNode json = TestServer.json(server.get(job));
        return json.get("state").asText();
    }

    private double metric(String name) {
        String all = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
        List<String> lines = all.lines().filter(line -> line.startsWith(name + " ")).toList();
        return lines.isEmpty() ? 0 : Double.parseDouble(lines.stream().collect(Collectors.joining())
                .substring(name.length() + 1));
    }

    private static void until(BooleanSupplier what) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not so after 30 s").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
