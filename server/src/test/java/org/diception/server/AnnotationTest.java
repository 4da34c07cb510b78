package org.diception.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What CVAT and Label Studio call. That their own packages understand the answers, {@code .ci/annotation}
 * tries.
 */
class AnnotationTest {
    private static final String TOKEN = "a-token-of-enough-letters";
    private static final Path EXAMPLES = Path.of("../examples");
    private static TestServer server;
    private static String image;
    private static String clicks;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer(Settings.standard().withTaskFiles(List.of(EXAMPLES)));
        server.server().model().join();
        image = Base64.getEncoder().encodeToString(TestServer.photo());
        clicks = quoted(Files.readString(EXAMPLES.resolve("label-studio/clicks.xml")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void cvatListsOneInteractorAsItsFunctionFileDescribesIt() throws IOException {
        JsonNode functions = TestServer.json(server.get("/api/functions"));
        assertThat(functions.fieldNames()).toIterable().containsExactly("diception-segment");
        JsonNode one = TestServer.json(server.get("/api/functions/diception-segment"));
        assertThat(one).isEqualTo(functions.get("diception-segment"));
        String file = Files.readString(EXAMPLES.resolve("cvat/function.yaml"));
        one.at("/metadata/annotations").properties().forEach(note -> assertThat(file).contains(
                ("\n    " + note.getKey() + ": " + note.getValue().asText()).stripTrailing() + "\n"));
        assertThat(file).contains("  name: diception-segment\n", one.at("/spec/description").asText());
        assertThat(server.get("/api/functions/other").statusCode()).isEqualTo(404);
    }

    @Test
    void cvatGetsAMaskOfTheWholePicture() {
        JsonNode mask = mask("\"pos_points\": [[290, 120]], \"neg_points\": [], \"obj_bbox\": null");
        assertThat(mask).hasSize(400);
        mask.forEach(row -> assertThat(row).hasSize(600));
        assertThat(mask.get(120).get(290).asInt()).isEqualTo(1);
    }

    @Test
    void cvatsNegativeClicksAndBoxesLimitTheMask() {
        JsonNode all = mask("\"pos_points\": [[290, 120]]");
        JsonNode less = mask("\"pos_points\": [[290, 120]], \"neg_points\": [[450, 60]]");
        JsonNode box = mask("\"pos_points\": [], \"obj_bbox\": [[450, 330], [150, 40]]");
        int taken = 0;
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 600; x++) {
                int before = all.get(y).get(x).asInt();
                int after = less.get(y).get(x).asInt();
                assertThat(after).isLessThanOrEqualTo(before);
                taken += before - after;
                assertThat(box.get(y).get(x).asInt() == 0 || y >= 39 && y <= 330 && x >= 149 && x <= 450)
                        .isTrue();
            }
        }
        assertThat(taken).isPositive();
    }

    @Test
    void theStatusLineSaysWhatWentWrongSinceToolsShowNothingElse() throws IOException {
        String body = "{\"image\": \"" + image + "\", \"pos_points\": []}";
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(("POST /api/function_invocations HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(120), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 422 nothing is pointed at; click on the thing first,"
                    + " or draw a box around it\r\n");
        }
    }

    @Test
    void whatCvatWouldNotSendIsRefused() {
        for (String fields : List.of("\"pos_points\": 5", "\"pos_points\": [[1]]",
                "\"pos_points\": [[1, \"x\"]]",
                "\"pos_points\": {}", "\"obj_bbox\": [[1, 2]]")) {
            assertThat(invoke(fields).statusCode()).as(fields).isEqualTo(400);
        }
        for (String fields : List.of("\"pos_points\": [[-1, 2]]", "\"pos_points\": [[601, 2]]",
                "\"obj_bbox\": [[5, 5], [5, 9]]")) {
            assertThat(invoke(fields).statusCode()).as(fields).isEqualTo(422);
        }
        assertThat(server.ask("/api/function_invocations", "{}").statusCode()).isEqualTo(400);
        assertThat(server.ask("/api/function_invocations", "{\"image\": \"AAAA\", \"pos_points\": [[1, 1]]}")
                .statusCode()).isEqualTo(422);
    }

    @Test
    void labelStudioFindsAHealthyBackend() {
        assertThat(TestServer.json(server.get("/health")).path("status").asText()).isEqualTo("UP");
        String version = TestServer.json(server.ask("/setup", "{\"project\": \"1.2\", \"schema\": " + clicks
                + "}"))
                .path("model_version").asText();
        assertThat(version).startsWith("nano-");
        assertThat(server.ask("/setup", "{\"project\": \"1.2\", \"schema\": \"<View/>\"}").statusCode())
                .isEqualTo(422);
        assertThat(server.ask("/webhook", "{\"action\": \"ANNOTATION_CREATED\"}").statusCode())
                .isEqualTo(200);
        assertThat(new String(server.ask("/webhook", "{\"action\": \"START_TRAINING\"}")
                .body(), StandardCharsets.UTF_8))
                .contains("does not learn");
    }

    @Test
    void labelStudioGetsABrushForAClickOnAFileOrADataUri() {
        for (String picture : List.of("/data/local-files/?d=coffee.jpg", "data:image/jpeg;base64," + image)) {
            JsonNode results = TestServer.json(predict(clicks, picture, keypoint("Cup"))).path("results");
            assertThat(results).hasSize(1);
            JsonNode region = results.at("/0/result/0");
            assertThat(region.path("type").asText()).isEqualTo("brushlabels");
            assertThat(region.path("from_name").asText()).isEqualTo("mask");
            assertThat(region.path("original_width").asInt()).isEqualTo(600);
            assertThat(region.at("/value/brushlabels/0").asText()).isEqualTo("Cup");
            assertThat(region.at("/value/rle").size()).isGreaterThan(7);
            assertThat(results.at("/0/model_version").asText()).startsWith("nano-");
        }
    }

    @Test
    void labelStudioGetsBrushesAndBoxesOfClassesWithoutAClick() {
        String config = quoted("<View><Image name='i' value='$image'/><BrushLabels name='b' toName='i'>"
                + "<Label value='Cup'/><Label value='gizmo'/></BrushLabels>"
                + "<RectangleLabels name='r' toName='i'>"
                + "<Label value='cup'/></RectangleLabels></View>");
        JsonNode result = TestServer.json(predict(config, "/data/local-files/?d=coffee.jpg", ""))
                .at("/results/0/result");
        assertThat(result).isNotEmpty();
        result.forEach(region -> {
            String type = region.path("type").asText();
            assertThat(type).isIn("brushlabels", "rectanglelabels");
            assertThat(region.path("value").path(type).path(0).asText()).isEqualToIgnoringCase("cup");
            assertThat(region.path("value").path("x").asDouble()).isBetween(0.0, 100.0);
        });
        assertThat(TestServer.json(predict(clicks, "/data/local-files/?d=coffee.jpg", "")).path("results"))
                .isEmpty();
        String nothing = quoted("<View><Image name='i' value='$image'/></View>");
        assertThat(TestServer.json(predict(nothing, "http://nobody/asks", "")).path("results")).isEmpty();
    }

    @Test
    void labelStudiosErrorsAreWords() {
        assertProblem(predict(clicks, "http://127.0.0.1:1/x.jpg", keypoint("Cup")), 422, "fetches no URL");
        assertProblem(predict(clicks, "/data/local-files/?d=../pom.xml", keypoint("Cup")), 422,
                "not in the folders");
        assertProblem(predict(clicks, "/data/local-files/?d=coffee.jpg", keypoint("Gizmo")), 422,
                "no label 'Gizmo'");
        assertProblem(predict("\"<View\"", "x", ""), 422, "not valid XML");
        assertProblem(server.ask("/predict", "{\"tasks\": [{\"data\": {}}], \"label_config\": " + clicks
                + "}"), 400,
                "no 'image' in its data");
        assertProblem(server.ask("/predict", "{\"tasks\": [], \"label_config\": " + clicks + "}"), 400,
                "at least one");
        assertProblem(server.ask("/predict", "{\"tasks\": []}"), 400, "label_config");
    }

    @Test
    void theTokenMayComeAsAPasswordSinceBothToolsSendOnlyThat() {
        try (TestServer closed = new TestServer(Settings.standard().withToken(TOKEN))) {
            assertThat(status(closed, "Basic", "any:" + TOKEN)).isEqualTo(200);
            assertThat(status(closed, "Basic", "any:" + TOKEN + "x")).isEqualTo(401);
            assertThat(status(closed, "Basic", TOKEN)).isEqualTo(200);
            assertThat(closed.send(closed.to("/api/functions").header("Authorization", "Basic !!"))
                    .statusCode())
                    .isEqualTo(401);
            assertThat(closed.get("/api/functions").statusCode()).isEqualTo(401);
            assertThat(closed.get("/health").statusCode()).isEqualTo(200);
        }
    }

    private static int status(TestServer at, String scheme, String pair) {
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return at.send(at.to("/api/functions").header("Authorization", scheme + " " + encoded)).statusCode();
    }

    private static JsonNode mask(String fields) {
        HttpResponse<byte[]> response = invoke(fields);
        assertThat(response.statusCode()).isEqualTo(200);
        return TestServer.json(response).path("mask");
    }

    private static HttpResponse<byte[]> invoke(String fields) {
        return server.ask("/api/function_invocations", "{\"image\": \"" + image + "\", " + fields + "}");
    }

    private static HttpResponse<byte[]> predict(String config, String picture, String drawn) {
        String context = drawn.isEmpty() ? "null" : "{\"result\": [" + drawn + "]}";
        return server.ask("/predict", "{\"tasks\": [{\"id\": 1, \"data\": {\"image\": \"" + picture + "\"}}],"
                + " \"label_config\": " + config + ", \"params\": {\"login\": null, \"context\": " + context
                + "}}");
    }

    private static String keypoint(String label) {
        return "{\"type\": \"keypointlabels\", \"is_positive\": true, \"original_width\": 600,"
                + " \"original_height\": 400, \"image_rotation\": 0, \"value\": {\"x\": 48.3, \"y\": 30,"
                + " \"width\": 0.3, \"keypointlabels\": [\"" + label + "\"]}}";
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String words) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestServer.json(response).path("detail").asText()).contains(words);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
