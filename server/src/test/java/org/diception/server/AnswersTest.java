package org.diception.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.diception.Diception;
import org.diception.image.ImageFile;
import org.diception.image.RgbImage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Photos, questions and the forms of answers. */
class AnswersTest {
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
    void aKeptPhotoIsAskedAllSixTasks() {
        String photo = server.keep();
        for (String task : List.of("depth", "normal", "entity", "pose")) {
            assertThat(server.ask(photo + "/" + task, "").statusCode()).as(task).isEqualTo(200);
        }
        assertThat(server.ask(photo + "/semantic", "{\"class\": \"cup\"}").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> mask = server.ask(photo + "/segment",
                "{\"points\": [{\"x\": 0.5, \"y\": 0.5}], \"unit\": \"normalised\"}");
        assertThat(mask.statusCode()).isEqualTo(200);
        JsonNode json = TestServer.json(mask);
        assertThat(json.at("/settings/points/0/unit").asText()).isEqualTo("share");
        assertThat(json.at("/convention").asText()).contains("belongs to the object");
    }

    @Test
    void theAnswerIsTheLibrarysOwn() {
        RgbImage photo = ImageFile.read(TestServer.photo(), "coffee.jpg");
        HttpResponse<byte[]> npy = server.send(server.to(server.keep() + "/depth")
                .header("Accept", "application/x-npy").POST(BodyPublishers.noBody()));
        try (Diception model = Diception.nano()) {
            byte[] tail = new byte[Float.BYTES];
            float last = model.depth(photo).at(photo.width() - 1, photo.height() - 1);
            ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).putFloat(last);
            byte[] body = npy.body();
            assertThat(Arrays.copyOfRange(body, body.length - Float.BYTES, body.length)).isEqualTo(tail);
        }
    }

    @Test
    void oneCallDoesBothAsAFormAndAsJson() {
        String form = "--xx\r\nContent-Disposition: form-data; name=\"task\"\r\n\r\nsegment\r\n"
                + "--xx\r\nContent-Disposition: form-data; name=\"points\"\r\n\r\n40,30\r\n"
                + "--xx\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"../../etc/passwd\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n";
        byte[] head = form.getBytes(StandardCharsets.UTF_8);
        byte[] photo = TestServer.photo();
        byte[] tail = "\r\n--xx--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(head, head.length + photo.length + tail.length);
        System.arraycopy(photo, 0, body, head.length, photo.length);
        System.arraycopy(tail, 0, body, head.length + photo.length, tail.length);
        HttpResponse<byte[]> first = server.post("/v1/predict", "multipart/form-data; boundary=xx", body);
        HttpResponse<byte[]> second = server.ask("/v1/predict", "{\"task\": \"segment\","
                + " \"points\": [{\"x\": 40, \"y\": 30}],"
                + " \"photo\": \"" + Base64.getEncoder().encodeToString(photo) + "\"}");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void acceptChoosesTheForm() throws IOException {
        String photo = server.keep();
        assertThat(form(photo + "/depth", "image/png")).isEqualTo("image/png");
        assertThat(form(photo + "/depth", "image/png;depth=16")).isEqualTo("image/png");
        assertThat(form(photo + "/depth", "application/x-ply")).isEqualTo("application/x-ply");
        assertThat(form(photo + "/entity", "application/x-ply, */*;q=0.1")).isEqualTo("application/json");
        assertThat(form(photo + "/depth", "text/html, image/*;q=0.5")).isEqualTo("image/png");
        HttpResponse<byte[]> none = server.send(server.to(photo + "/entity")
                .header("Accept", "application/x-ply").POST(BodyPublishers.noBody()));
        assertThat(none.statusCode()).isEqualTo(406);
        assertThat(TestServer.json(none).get("cure").asText()).contains("image/png").contains("polygons");
    }

    @Test
    void formatNamesEveryFormThereIs() throws IOException {
        String photo = server.keep();
        byte[] picture = server.ask(photo + "/depth?format=png16", "").body();
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getColorModel().getPixelSize())
                .isEqualTo(16);
        byte[] several = server.ask(photo + "/entity?format=panoptic", "").body();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(several))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("entity.panoptic.png");
            assertThat(zip.getNextEntry().getName()).isEqualTo("entity.panoptic.json");
        }
        assertThat(server.ask(photo + "/depth?format=polygons", "").statusCode()).isEqualTo(406);
        assertProblem(server.ask(photo + "/depth?format=spread", ""), 406, "spread");
        assertThat(server.ask(photo + "/depth?format=spread", "{\"samples\": 2}").statusCode())
                .isEqualTo(200);
        assertThat(server.ask(photo + "/depth?format=jpeg", "").statusCode()).isEqualTo(400);
    }

    @Test
    void aForgottenPhotoIsGone() {
        byte[] other = TestServer.file(Path.of("../examples/rocket.jpg"));
        HttpResponse<byte[]> kept = server.post("/v1/photos", "application/octet-stream", other);
        assertThat(kept.statusCode()).isEqualTo(201);
        String path = kept.headers().firstValue("Location").orElseThrow();
        assertThat(server.get(path).statusCode()).isEqualTo(200);
        assertThat(server.send(server.to(path).DELETE()).statusCode()).isEqualTo(204);
        assertThat(server.ask(path + "/depth", "").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsSaidWithItsCure() {
        String photo = server.keep();
        assertProblem(server.ask(photo + "/segment", ""), 422, "1 to 5");
        assertProblem(server.ask(photo + "/segment", "{\"points\": [{\"x\": 9999, \"y\": 1}]}"), 422,
                "outside");
        assertProblem(server.ask(photo + "/segment", "{\"point\": [1, 2]}"), 422, "1 to 5");
        assertProblem(server.ask(photo + "/depth", "{\"stepps\": 1}"), 400, "stepps");
        assertProblem(server.ask(photo + "/depth", "{\"steps\": 0}"), 422, "steps");
        assertProblem(server.ask(photo + "/depth", "{\"steps\": 1"), 400, "not valid JSON");
        assertProblem(server.ask(photo + "/semantic", "{\"class\": \"zzz\"}"), 422, "zzz");
        assertProblem(server.ask(photo + "/colour", ""), 404, "colour");
        assertProblem(server.ask(photo + "/semantic", "{\"class\": \"köter\"}"), 422, "köter");
        assertProblem(server.ask("/v1/photos/0/depth", ""), 404, "kept");
        assertProblem(server.get("/nothing"), 404, "path");
        assertProblem(server.send(server.to("/v1/predict").DELETE()), 405, "method");
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String detail) {
        assertThat(response.statusCode()).as(detail).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .isEqualTo("application/problem+json");
        JsonNode problem = TestServer.json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).contains(detail);
        assertThat(problem.get("cure").asText()).isNotBlank();
        assertThat(problem.get("request").asText())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private static String form(String path, String accept) {
        HttpResponse<byte[]> response = server.send(server.to(path).header("Accept", accept)
                .POST(BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        return response.headers().firstValue("Content-Type").orElseThrow();
    }
}
