package org.diception.train.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.Task;
import org.diception.train.data.LatentPool;
import org.diception.train.data.TaskMix;
import org.diception.train.recipe.Recipe;

/**
 * What a run learns from.
 *
 * @param shards folders of latents
 * @param pairs folders of pictures, whose latents are made before the run
 * @param mix how often each task is drawn
 * @param heldOut share of the photos that is never learnt from, for validation and sheets of samples
 */
public record DataRecipe(List<Path> shards, Optional<PairRecipe> pairs, TaskMix mix, double heldOut) {
    /** @param task what the pairs are of, if the recipe names it */
    static DataRecipe of(Recipe data, Optional<Task> task) {
        List<Path> shards = data.texts("shards").stream().map(Path::of).toList();
        boolean paired = data.has("pairs");
        if (shards.isEmpty() && !paired) {
            throw data.refused("shards", "missing, as is 'pairs'; name a folder of latents or of pairs");
        }
        if (paired && task.isEmpty()) {
            throw data.refused("pairs", "given without 'task', which says what they are of");
        }
        Optional<PairRecipe> pairs =
                paired ? Optional.of(PairRecipe.of(data.part("pairs"), task.get())) : Optional.empty();
        TaskMix mix = shards.isEmpty() && !data.has("mix")
                ? new TaskMix(Map.of(TaskMix.task(task.get().prompt()), 1.0)) : mix(data.part("mix"), task);
        return new DataRecipe(shards, pairs, mix, data.number("held-out", paired ? 0 : 0.02, 0, 0.5));
    }

    private static TaskMix mix(Recipe mix, Optional<Task> task) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String name : mix.keys()) {
            double weight = mix.number(name);
            if (!(weight > 0)) {
                throw mix.refused(name, weight + " given, a weight is positive; leave the task out");
            }
            weights.put(task.filter(own -> own.name().equals(name)).map(own -> TaskMix.task(own.prompt()))
                    .orElseGet(() -> prompt(name)), weight);
        }
        if (weights.isEmpty()) {
            throw mix.refused("tasks", "none given; say how often each is drawn, such as 'depth: 1'");
        }
        return new TaskMix(weights);
    }

    /** The prompt of a task that users call by its name; other texts are the first word of a prompt. */
    static String prompt(String name) {
        return Task.all().stream().filter(task -> task.name().equals(name)).map(Task::prompt)
                .findFirst().orElse(name);
    }

    /** What users call the task of a prompt; other prompts are their own names. */
    static String name(String prompt) {
        return Task.all().stream().filter(task -> task.prompt().equals(prompt)).map(Task::name)
                .findFirst().orElse(prompt);
    }

    /**
     * All latents, those of the pairs made before.
     *
     * @param common the prompts whose answers come with every photo
     * @param made the folder with the pairs' latents, if there are pairs
     */
    LatentPool open(List<String> common, Optional<Path> made) {
        List<Path> folders = new ArrayList<>(shards);
        made.ifPresent(folders::add);
        return new LatentPool(folders, mix, common, heldOut);
    }
}
