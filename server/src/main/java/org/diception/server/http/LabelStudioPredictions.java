package org.diception.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.diception.InputException;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.server.annotation.Drawn;
import org.diception.server.annotation.LabelConfig;
import org.diception.server.annotation.LabelConfig.Control;
import org.diception.server.annotation.Preannotation;
import org.diception.server.annotation.Regions;
import org.diception.server.annotation.TaskPictures;
import org.diception.server.photos.PhotoStore;
import org.diception.server.photos.StoredPhoto;
import org.diception.server.work.Desk;

/**
 * Label Studio's tasks as questions: the thing that smart tags point at, or before anybody has drawn what the
 * labelling configuration names. Thread-safe.
 */
final class LabelStudioPredictions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final TaskPictures pictures;
    private final PhotoStore photos;
    private final Desk desk;
    private final Cutting cutting;
    private final ExecutorService painters;
    private final Duration deadline;

    LabelStudioPredictions(TaskPictures pictures, PhotoStore photos, Desk desk, Cutting cutting,
            ExecutorService painters, Duration deadline) {
        this.pictures = pictures;
        this.photos = photos;
        this.desk = desk;
        this.cutting = cutting;
        this.painters = painters;
        this.deadline = deadline;
    }

    /** Answers a request to predict; what Label Studio sends besides is left alone. */
    void answer(Context request, Fields fields, String version) {
        LabelConfig config = LabelConfig.parse(fields.text("label_config")
                .orElseThrow(() -> Fields.wrong("label_config", "there; send the project's")));
        List<String> names = names(fields.any("tasks"), config.key());
        JsonNode drawn = fields.any("params").path("context").path("result");
        Asking asking = new Asking(desk, request, deadline);
        CompletableFuture<ArrayNode> results = drawn.isEmpty() ? wholes(names, config, asking, version)
                : thing(names.get(0), drawn, config, asking, version);
        asking.send(results.thenApply(LabelStudioPredictions::rendered));
    }

    /** Tasks name their pictures by a field of their data. */
    private static List<String> names(JsonNode tasks, String key) {
        List<String> names = new ArrayList<>();
        for (JsonNode task : tasks) {
            JsonNode name = task.path("data").path(key);
            if (!name.isTextual()) {
                throw Problem.badRequest("a task has no '" + key
                        + "' in its data, which the labelling configuration shows as the picture",
                        "import tasks with it, or change the Image's value");
            }
            names.add(name.textValue());
        }
        if (!tasks.isArray() || names.isEmpty()) {
            throw Fields.wrong("tasks", "a list of at least one");
        }
        return names;
    }

    private CompletableFuture<ArrayNode> thing(String name, JsonNode result, LabelConfig config,
            Asking asking, String version) {
        StoredPhoto photo = photos.add(pictures.read(name));
        Drawn drawn = Drawn.parse(result, photo.width(), photo.height());
        Control brush = config.control("BrushLabels").orElseThrow(() -> new InputException(
                "the labelling configuration has no BrushLabels; add them with the labels of the smart tag"));
        boolean clear = drawn.label().isEmpty() && brush.labels().size() == 1;
        String label = clear ? brush.labels().get(0) : drawn.label();
        if (!brush.labels().contains(label)) {
            throw new InputException("the BrushLabels have no label '" + label
                    + "'; give them the labels of the smart tag");
        }
        Regions regions = new Regions(config.image(), photo.width(), photo.height());
        return cutting.cut(photo, drawn.prompt(), asking).thenApply(cut -> {
            regions.brush(brush, label, cut.mask(), cut.score());
            return JSON.arrayNode().add(regions.prediction(version));
        });
    }

    /** One picture after the other, so that a long list holds one place. */
    private CompletableFuture<ArrayNode> wholes(List<String> names, LabelConfig config, Asking asking,
            String version) {
        Preannotation wanted = new Preannotation(config);
        CompletableFuture<ArrayNode> results = CompletableFuture.completedFuture(JSON.arrayNode());
        if (!wanted.questions().isEmpty()) {
            for (String name : names) {
                results = results.thenComposeAsync(list -> whole(name, wanted, asking)
                        .thenApply(regions -> list.add(regions.prediction(version))), painters);
            }
        }
        return results;
    }

    private CompletableFuture<Regions> whole(String name, Preannotation wanted, Asking asking) {
        StoredPhoto photo = photos.add(pictures.read(name));
        CompletableFuture<List<Prediction>> answers = CompletableFuture.completedFuture(new ArrayList<>());
        for (Question question : wanted.questions()) {
            answers = answers.thenCompose(list ->
                    asking.ask(Cutting.ask(photo, question)).thenApply(answer -> {
                        list.add(answer.prediction());
                        return list;
                    }));
        }
        return answers.thenApplyAsync(list -> wanted.regions(list, photo.width(), photo.height()), painters);
    }

    private static Rendered rendered(ArrayNode results) {
        ObjectNode json = JSON.objectNode();
        json.set("results", results);
        return new Rendered(Media.JSON, "predictions.json", json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
