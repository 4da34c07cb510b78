package org.diception.server.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.diception.Diception;
import org.diception.Point;
import org.diception.Provenance;
import org.diception.Question;
import org.diception.Request;
import org.diception.Task;
import org.diception.Version;
import org.diception.output.Format;
import org.diception.output.Kind;
import org.diception.server.metrics.Meters;
import org.diception.text.CocoClasses;

/** What there is and how it fares. */
final class InfoRoutes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CompletableFuture<Diception> model;
    private final List<Task> tasks;
    private final BooleanSupplier stopping;
    private final Meters meters;

    InfoRoutes(CompletableFuture<Diception> model, List<Task> tasks, BooleanSupplier stopping,
            Meters meters) {
        this.model = model;
        this.tasks = tasks;
        this.stopping = stopping;
        this.meters = meters;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/healthz", "health", "Whether the process is alive").open()
                        .gives(200, "it is", Media.JSON, Schema.object())
                        .answeredBy(request -> Media.send(request, JSON.objectNode().put("status", "alive"))),
                Route.get("/readyz", "ready", "Whether questions are answered now").open()
                        .gives(200, "they are", Media.JSON, Schema.object())
                        .problems(503).answeredBy(this::ready),
                Route.get("/metrics", "metrics", "Numbers for Prometheus")
                        .gives(200, "in its text format", "text/plain", Schema.text())
                        .answeredBy(request -> Media.send(request,
                                "text/plain; version=0.0.4; charset=utf-8", meters.scrape())),
                Route.get("/v1/tasks", "tasks", "What can be asked, and the forms of the answers")
                        .gives(200, "all tasks, and the names that are usual as class", Media.JSON,
                                Schema.object().requires("tasks", Schema.list(Schema.object()))
                                        .requires("classes", Schema.list(Schema.text())))
                        .answeredBy(request -> Media.send(request, tasks())),
                Route.get("/v1/models", "models", "Which model answers")
                        .gives(200, "the model, or that it is loading", Media.JSON, Schema.object()
                                .requires("models", Schema.list(Schema.object())))
                        .answeredBy(request -> Media.send(request, models())));
    }

    private void ready(Context request) {
        if (stopping.getAsBoolean() || !model.isDone() || model.isCompletedExceptionally()) {
            throw new Problem(503, "not-ready", "Not ready",
                    stopping.getAsBoolean() ? "the server is stopping" : "the model is loading",
                    "ask again in a moment").header("Retry-After", "1");
        }
        Media.send(request, JSON.objectNode().put("status", "ready"));
    }

    private ObjectNode tasks() {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("tasks");
        for (Task task : tasks) {
            Kind kind = Kind.of(task.readOut());
            ObjectNode one = list.addObject();
            one.put("name", task.name()).put("kind", kind.toString())
                    .put("asks", task.asks().name().toLowerCase(Locale.ROOT));
            if (task.asks() == Task.Asks.POINTS) {
                one.put("most_points", Question.MAX_POINTS);
            }
            ArrayNode formats = one.putArray("formats");
            Arrays.stream(Format.values()).filter(format -> format.fits(kind))
                    .forEach(format -> formats.add(format.toString()));
            if (model.isDone() && !model.isCompletedExceptionally()) {
                Provenance usual = usual(task);
                one.put("steps", usual.steps()).put("guidance", usual.guidance());
            }
        }
        CocoClasses.NAMES.forEach(json.putArray("classes")::add);
        return json;
    }

    private ObjectNode models() {
        ObjectNode json = JSON.objectNode();
        ObjectNode one = json.putArray("models").addObject();
        if (!model.isDone() || model.isCompletedExceptionally()) {
            one.put("state", model.isDone() ? "broken" : "loading");
            return json;
        }
        Provenance usual = usual(tasks.get(0));
        one.put("state", "ready").put("name", usual.model()).put("fingerprint", usual.fingerprint())
                .put("size", usual.size().toString()).put("device", usual.device().toString())
                .put("precision", usual.precision().toString()).put("version", Version.NUMBER);
        model.join().warnings().forEach(one.putArray("warnings")::add);
        return json;
    }

    /** How the model would answer where nobody says how. */
    private Provenance usual(Task task) {
        return model.join().provenance(new Question(task, sample(task), points(task)), Request.defaults());
    }

    private static String sample(Task task) {
        return task.asks() == Task.Asks.CLASS ? CocoClasses.NAMES.get(0) : "";
    }

    private static List<Point> points(Task task) {
        return task.asks() == Task.Asks.POINTS
                ? List.of(Point.normalised(0.5, 0.5)) : List.of();
    }
}
