package org.diception.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.diception.Diception;
import org.diception.Point;
import org.diception.Provenance;
import org.diception.Question;
import org.diception.Request;
import org.diception.Task;
import org.diception.server.annotation.LabelConfig;

/**
 * A machine learning backend for Label Studio: the four calls of label_studio_ml/api.py. Answers carry
 * regions in per cent, masks in Label Studio's own run lengths.
 */
final class LabelStudioRoutes {
    private static final int FINGERPRINT_LETTERS = 8;
    private static final String TRAIN = "START_TRAINING";

    private final Uploads uploads;
    private final LabelStudioPredictions predictions;
    private final CompletableFuture<Diception> model;

    LabelStudioRoutes(Uploads uploads, LabelStudioPredictions predictions,
            CompletableFuture<Diception> model) {
        this.uploads = uploads;
        this.predictions = predictions;
        this.model = model;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/health", "labelStudioHealth", "Label Studio: whether there is a backend").open()
                        .gives(200, "there is", Media.JSON, Schema.object())
                        .answeredBy(request -> Media.send(request, object().put("status", "UP")
                                .put("model_class", "Diception"))),
                Route.post("/setup", "labelStudioSetup", "Label Studio: whether it can work for a project")
                        .takes(Media.JSON, Schema.object().with("schema", Schema.text()))
                        .gives(200, "it can", Media.JSON,
                                Schema.object().requires("model_version", Schema.text()))
                        .problems(400, 408, 413, 422, 503).answeredBy(this::setup),
                Route.post("/predict", "labelStudioPredict",
                                "Label Studio: regions for tasks, or for a click")
                        .takes(Media.JSON, Schema.object().requires("tasks", Schema.list(Schema.object()))
                                .requires("label_config", Schema.text())
                                .with("params", Schema.object())).bodyNeeded()
                        .gives(200, "a prediction for each task; none if nothing is asked", Media.JSON,
                                Schema.object().requires("results", Schema.list(Schema.object())))
                        .problems(400, 408, 409, 413, 422, 503, 504).answeredBy(this::predict),
                Route.post("/webhook", "labelStudioEvent", "Label Studio: something happened in a project")
                        .takes(Media.JSON, Schema.object().with("action", Schema.text()))
                        .gives(200, "heard; nothing follows from it", Media.JSON, Schema.object())
                        .problems(400, 408, 413, 422, 503).answeredBy(this::event));
    }

    /** A project whose configuration is still empty is fine. */
    private void setup(Context request) {
        String config = uploads.read(request, body -> Fields.ofJson(body).text("schema").orElse(""));
        if (!config.isBlank()) {
            LabelConfig.parse(config);
        }
        Media.send(request, object().put("model_version", version()));
    }

    private void predict(Context request) {
        String version = version();
        uploads.read(request, body -> {
            predictions.answer(request, Fields.ofJson(body), version);
            return body.length;
        });
    }

    private void event(Context request) {
        String action = uploads.read(request, body -> Fields.ofJson(body).text("action").orElse(""));
        if (action.equals(TRAIN)) {
            throw new Problem(422, "no-training", "The model does not learn here",
                    "this model does not learn from annotations; export them and use ./diception adapt",
                    "export them and use ./diception adapt");
        }
        Media.send(request, object().put("status", "ok"));
    }

    /** Name and beginning of the weights' hash: predictions of other weights are others. */
    private String version() {
        if (!model.isDone() || model.isCompletedExceptionally()) {
            throw new Problem(503, "not-ready", "Not ready", "the model is loading; try again in a moment",
                    "try again in a moment").header("Retry-After", "1");
        }
        Question question = Task.SEGMENT.at(Point.normalised(0.5, 0.5));
        Provenance usual = model.join().provenance(question, Request.defaults());
        String weights = usual.fingerprint();
        return usual.model() + "-" + weights.substring(0, Math.min(FINGERPRINT_LETTERS, weights.length()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
