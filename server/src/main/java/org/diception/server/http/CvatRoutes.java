package org.diception.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diception.Point;
import org.diception.server.annotation.Frame;
import org.diception.server.annotation.Prompt;
import org.diception.server.photos.PhotoStore;
import org.diception.server.photos.StoredPhoto;
import org.diception.server.work.Desk;

/**
 * An interactor for CVAT. This server stands where CVAT expects the dashboard of nuclio, and has one
 * function: CVAT lists it, and sends it a picture with clicks and a box (cvat/apps/lambda_manager/views.py,
 * LambdaGateway).
 */
final class CvatRoutes {
    private static final String FUNCTION = "diception-segment";
    private static final String NAME = "name";
    private static final Schema POINTS = Schema.list(Schema.list(Schema.number()).items(2, 2))
            .describe("x, y in pixels of the upright picture");

    private final Uploads uploads;
    private final PhotoStore photos;
    private final Desk desk;
    private final Cutting cutting;
    private final Duration deadline;

    private record Asked(StoredPhoto photo, Prompt prompt) {}

    CvatRoutes(Uploads uploads, PhotoStore photos, Desk desk, Cutting cutting, Duration deadline) {
        this.uploads = uploads;
        this.photos = photos;
        this.desk = desk;
        this.cutting = cutting;
        this.deadline = deadline;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/functions", "cvatFunctions", "CVAT: the functions of this server")
                        .gives(200, "one, by its name", Media.JSON, Schema.object())
                        .answeredBy(request -> Media.send(request,
                                JsonNodeFactory.instance.objectNode().set(FUNCTION, function()))),
                Route.get("/api/functions/{name}", "cvatFunction", "CVAT: what a function does and takes")
                        .parameter("path", NAME, "of a function", Schema.text())
                        .gives(200, "as in nuclio's function.yaml", Media.JSON, Schema.object())
                        .problems(404).answeredBy(this::describe),
                Route.post("/api/function_invocations", "cvatInvoke",
                                "CVAT: the thing under clicks and in a box")
                        .parameter("header", "x-nuclio-function-name", "which function", Schema.text())
                        .takes(Media.JSON, Schema.object().requires("image", Schemas.base64())
                                .with("pos_points", POINTS).with("neg_points", POINTS)).bodyNeeded()
                        .gives(200, "rows of 0 and 1, all of the picture", Media.JSON, Schema.object()
                                .requires("mask", Schema.list(Schema.list(Schema.integer()))))
                        .problems(400, 404, 408, 409, 413, 422, 503, 504).answeredBy(this::invoke));
    }

    private void describe(Context request) {
        check(request.pathParam(NAME));
        Media.send(request, function());
    }

    /** What examples/cvat/function.yaml says too; nuclio's annotations are texts. */
    private static ObjectNode function() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("metadata").put("name", FUNCTION).putObject("annotations")
                .put("name", "Diception").put("version", "2").put("type", "interactor").put("spec", "")
                .put("min_pos_points", "0").put("min_neg_points", "0").put("startswith_box_optional", "true")
                .put("help_message", "Click on the thing, up to five times, or draw a box around it."
                        + " A negative click takes away what lies nearer to it.");
        json.putObject("spec").put("description", "Cuts out the thing under clicks or in a box");
        json.putObject("status").put("state", "ready");
        return json;
    }

    private void invoke(Context request) {
        check(Optional.ofNullable(request.header("x-nuclio-function-name")).orElse(FUNCTION));
        Asked asked = uploads.read(request, body -> read(Fields.ofJson(body)));
        Asking asking = new Asking(desk, request, deadline);
        asking.send(cutting.cut(asked.photo, asked.prompt, asking)
                .thenApply(cut -> rendered(cut.mask(), asked.photo.width())));
    }

    /** CVAT's own functions refuse no field that they do not know, and so do we. */
    private Asked read(Fields fields) {
        StoredPhoto photo = photos.add(fields.base64("image"));
        List<Point> corners = points(fields, "obj_bbox");
        if (!corners.isEmpty() && corners.size() != 2) {
            throw Fields.wrong("obj_bbox", "two corners");
        }
        Optional<Frame> frame = corners.isEmpty() ? Optional.empty()
                : Optional.of(Frame.between(corners.get(0), corners.get(1)));
        List<Point> on = points(fields, "pos_points");
        return new Asked(photo, new Prompt(on, points(fields, "neg_points"), frame));
    }

    private static List<Point> points(Fields fields, String name) {
        JsonNode list = fields.any(name);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        List<Point> points = new ArrayList<>();
        for (JsonNode point : list) {
            if (!point.path(0).isNumber() || !point.path(1).isNumber() || point.size() != 2) {
                throw Fields.wrong(name, "a list of x, y");
            }
            points.add(Point.at(point.get(0).doubleValue(), point.get(1).doubleValue()));
        }
        if (!list.isArray()) {
            throw Fields.wrong(name, "a list of x, y");
        }
        return points;
    }

    private static void check(String function) {
        if (!function.equals(FUNCTION)) {
            throw Problem.notFound("no function '" + function + "'", "known: " + FUNCTION);
        }
    }

    /** A byte and a comma for each pixel, without a tree of objects between. */
    private static Rendered rendered(boolean[] mask, int width) {
        StringBuilder json = new StringBuilder(2 * mask.length + 2 * mask.length / width + 16);
        json.append("{\"mask\":[");
        for (int i = 0; i < mask.length; i++) {
            json.append(i % width > 0 ? "," : i > 0 ? "],[" : "[").append(mask[i] ? '1' : '0');
        }
        return new Rendered(Media.JSON, "mask.json",
                json.append("]]}").toString().getBytes(StandardCharsets.US_ASCII));
    }
}
