package org.diception.train.fewshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.train.recipe.Recipe;

/**
 * What a few-shot study compares, from one YAML file; docs/few-shot.md lists the keys.
 *
 * @param folder of everything that the study makes
 * @param model {@code nano} or the folder of the model that learns the tasks
 * @param images how many the methods learn from, in the order in which they are tried
 * @param heldOut scenes of each task on which every run is scored
 * @param every steps between scores
 */
public record StudyRecipe(Path folder, String model, List<SceneTask> tasks, List<Integer> images, int heldOut,
        int every, List<Method> methods) {
    /**
     * A way to learn a task.
     *
     * @param recipe of a training run, in which the study names folders, model, task, images and seed
     * @param seeds so often it is tried, each time with other images and other random numbers
     */
    public record Method(String name, Path recipe, int seeds) {
    }

    /**
     * Reads a recipe.
     *
     * @throws org.diception.InputException naming file, line and key of what is unknown or wrong
     */
    public static StudyRecipe read(Path file) {
        Recipe recipe = Recipe.read(file);
        StudyRecipe read = new StudyRecipe(
                Path.of(recipe.text("study")), recipe.text("model"),
                recipe.texts("tasks").stream().map(SceneTask::parse).toList(), recipe.wholes("images"),
                recipe.whole("held-out", 200, 1), recipe.whole("every", 100, 1),
                methods(recipe.part("methods")));
        recipe.finish();
        read.images().stream().filter(count -> count < 1).findFirst().ifPresent(count -> {
            throw recipe.refused("images", count + " given, a method learns from at least 1");
        });
        requireSome(recipe, "tasks", read.tasks());
        requireSome(recipe, "images", read.images());
        requireSome(recipe, "methods", read.methods());
        return read;
    }

    private static void requireSome(Recipe recipe, String key, List<?> values) {
        if (values.isEmpty()) {
            throw recipe.refused(key, "none given; a study needs at least one");
        }
        if (values.stream().distinct().count() < values.size()) {
            throw recipe.refused(key, values + " given, one of them twice");
        }
    }

    private static List<Method> methods(Recipe part) {
        List<Method> methods = new ArrayList<>();
        for (String name : part.keys()) {
            Recipe method = part.part(name);
            methods.add(new Method(name, Path.of(method.text("recipe")), method.whole("seeds", 1, 1)));
        }
        return methods;
    }

    /** The most images that any method learns from. */
    int mostImages() {
        return images.stream().mapToInt(Integer::intValue).max().getAsInt();
    }
}
