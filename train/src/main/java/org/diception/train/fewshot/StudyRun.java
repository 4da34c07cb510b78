package org.diception.train.fewshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.diception.train.study.RunRecipe;
import org.diception.train.study.StudyModel;

/**
 * One run of a study: a task learnt by a method from some images. It lies in a folder whose name follows from
 * all that its result depends on, so that a result is never taken for that of another model or recipe.
 */
final class StudyRun {
    /** Answers to so many held-out scenes are kept as pictures. */
    static final int PICTURES = 3;

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
        this.recipe = RunRecipe.read(method.recipe());
        recipe.put("seed", seed).withObject("/model").put("folder", study.model());
        recipe.putObject("task").put("name", task.toString()).put("prompt", task.prompt())
                .put("read-out", task.readOut());
        recipe.putObject("score").put("count", study.heldOut()).put("every", study.every())
                .put("pictures", PICTURES);
        recipe.withObject("/data/pairs").put("count", images).put("folder", ""); // the seed says which
        recipe.withObject("/data").put("cache", "");
        recipe.put("run", "");
        String id = RunRecipe.hash(model.fingerprint() + model.side() + recipe);
        String latents = RunRecipe.hash(model.fingerprint() + recipe.get("data"));
        this.folder = study.folder().resolve(this + "-" + id);
        recipe.put("run", folder.toString());
        recipe.withObject("/score").put("folder", pairs.heldOut(task).toString());
        recipe.withObject("/data/pairs").put("folder", pairs.training(task, seed).toString());
        recipe.withObject("/data").put("cache", study.folder().resolve("latents")
                .resolve(task + "-" + images + "-" + seed + "-" + latents).toString());
    }

    /** Writes the run's own recipe, which {@code diception train} takes as well; answers with the file. */
    Path writeRecipe() {
        return RunRecipe.write(folder, recipe);
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
