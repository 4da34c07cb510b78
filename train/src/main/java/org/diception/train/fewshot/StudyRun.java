package org.diception.train.fewshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.diception.io.AtomicFile;
import org.diception.train.evaluate.Hashes;
import org.diception.train.run.TrainRecipe;
import org.diception.train.study.StudyModel;

/**
 * One run of a study: a task learnt by a method from some images. It lies in a folder whose name follows from
 * all that its result depends on, so that a result is never taken for that of another model or recipe.
 */
final class StudyRun {
    /** Answers to so many held-out scenes are kept as pictures. */
    static final int PICTURES = 3;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIGITS = 8;

    private final SceneTask task;
    private final int images;
    private final String method;
    private final int seed;
    private final Path folder;
    private final ObjectNode recipe;

    StudyRun(StudyRecipe study, StudyModel model, StudyPairs pairs, SceneTask task, int images,
            StudyRecipe.Method method, int seed) {
        this.task = task;
        this.images = images;
        this.method = method.name();
        this.seed = seed;
        this.recipe = read(method.recipe());
        recipe.put("seed", seed).withObject("/model").put("folder", study.model());
        recipe.putObject("task").put("name", task.toString()).put("prompt", task.prompt())
                .put("read-out", task.readOut());
        recipe.putObject("score").put("count", study.heldOut()).put("every", study.every())
                .put("pictures", PICTURES);
        recipe.withObject("/data/pairs").put("count", images).put("folder", ""); // the seed says which
        recipe.withObject("/data").put("cache", "");
        recipe.put("run", "");
        String id = hash(model.fingerprint() + model.side() + recipe);
        String latents = hash(model.fingerprint() + recipe.get("data"));
        this.folder = study.folder().resolve(this + "-" + id);
        recipe.put("run", folder.toString());
        recipe.withObject("/score").put("folder", pairs.heldOut(task).toString());
        recipe.withObject("/data/pairs").put("folder", pairs.training(task, seed).toString());
        recipe.withObject("/data").put("cache", study.folder().resolve("latents")
                .resolve(task + "-" + images + "-" + seed + "-" + latents).toString());
    }

    private static ObjectNode read(Path file) {
        try {
            return (ObjectNode) JSON.readTree(TrainRecipe.read(file).text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // it was just written by the same library
        }
    }

    private static String hash(String text) {
        return Hashes.sha256(text).substring(0, DIGITS);
    }

    /** Writes the run's own recipe, which {@code diception train} takes as well; answers with the file. */
    Path writeRecipe() {
        Path file = folder.resolve("recipe.yaml"); // JSON is YAML too
        byte[] text = recipe.toPrettyString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
        return file;
    }

    SceneTask task() {
        return task;
    }

    int images() {
        return images;
    }

    String method() {
        return method;
    }

    int seed() {
        return seed;
    }

    int steps() {
        return recipe.get("steps").asInt();
    }

    Path folder() {
        return folder;
    }

    /** Such as {@code shadow-50-adapter-1}. */
    @Override
    public String toString() {
        return task + "-" + images + "-" + method + "-" + seed;
    }
}
