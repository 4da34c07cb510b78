package org.diception.train.fewshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.InputException;
import org.diception.image.JpegWriter;
import org.diception.io.AtomicFile;
import org.diception.io.Json;
import org.diception.train.evaluate.MarkdownBlock;
import org.diception.train.study.StudyModel;
import org.diception.train.study.StudyOutcome;

/**
 * The finished runs of a study, for people and programs. Immutable.
 *
 * @param results of the finished runs, in the order in which they are made
 * @param planned runs of the whole study
 */
public record StudyReport(StudyRecipe recipe, StudyModel model, StudyPairs pairs,
        Map<SceneTask, Baselines> baselines, Map<StudyRun, StudyResult> results, int planned)
        implements StudyOutcome {
    private static final String FILE = "report.json";
    private static final String WEIGHTS = "weights";
    private static final int QUALITY = 90;

    /** The fingerprint of the model that the last report in a study's folder is about. */
    static Optional<String> earlierModel(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.exists(file)
                ? Optional.of(Json.read(file, InputException::new).path(WEIGHTS).asText()) : Optional.empty();
    }

    @Override
    public boolean complete() {
        return results.size() == planned;
    }

    /** The results of a method, one for each seed that is finished. */
    List<StudyResult> of(SceneTask task, int images, String method) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().task() == task && entry.getKey().images() == images
                        && entry.getKey().method().equals(method))
                .map(Map.Entry::getValue).toList();
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("model", model.name()).put(WEIGHTS, model.fingerprint()).put("side", model.side())
                .put("held-out", recipe.heldOut()).put("runs", results.size()).put("planned", planned);
        ObjectNode all = json.putObject("baselines");
        baselines.forEach((task, numbers) -> all.set(task.toString(), numbers.json()));
        var list = json.putArray("results");
        results.forEach((run, result) -> list.addObject().put("task", run.task().toString())
                .put("images", run.images()).put("method", run.method()).put("seed", run.seed())
                .put("measure", run.task().scored().toString()).setAll(result.json()));
        return json;
    }

    @Override
    public List<String> markdown() {
        return new StudyTables(this).lines();
    }

    /** Writes report.json, scores.svg and, where pictures are there, answers.jpg. */
    @Override
    public void write() {
        AtomicFile.write(recipe.folder().resolve(FILE), json().toPrettyString());
        AtomicFile.write(recipe.folder().resolve("scores.svg"), new StudyPlots(this).svg());
        new StudySheet(this).picture().ifPresent(sheet ->
                JpegWriter.write(recipe.folder().resolve("answers.jpg"), sheet, QUALITY));
    }

    @Override
    public void publish(Path page, String name) {
        Path images = page.toAbsolutePath().resolveSibling("images");
        String plots = "few-shot-" + name + ".svg";
        String sheet = "few-shot-" + name + ".jpg";
        List<String> lines = new ArrayList<>(markdown());
        AtomicFile.write(images.resolve(plots), new StudyPlots(this).svg());
        lines.addAll(List.of("", "![Scores over images and over steps](images/" + plots + ")"));
        new StudySheet(this).picture().ifPresent(picture -> {
            JpegWriter.write(images.resolve(sheet), picture, QUALITY);
            lines.addAll(List.of("", "![Photo, truth and answers](images/" + sheet + ")"));
        });
        MarkdownBlock.write(page, name, lines);
    }
}
