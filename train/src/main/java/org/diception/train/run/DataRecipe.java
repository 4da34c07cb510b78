package org.diception.train.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.Task;
import org.diception.train.data.LatentPool;
import org.diception.train.data.TaskMix;
import org.diception.train.recipe.Recipe;

/**
 * What a run learns from.
 *
 * @param shards folders of latents
 * @param mix how often each task is drawn
 * @param heldOut share of the photos that is never learnt from, for validation and sheets of samples
 */
public record DataRecipe(List<Path> shards, TaskMix mix, double heldOut) {
    static DataRecipe of(Recipe data) {
        List<Path> shards = data.texts("shards").stream().map(Path::of).toList();
        if (shards.isEmpty()) {
            throw data.refused("shards", "missing; name a folder of latent shards");
        }
        return new DataRecipe(shards, mix(data.part("mix")), data.number("held-out", 0.02, 0, 0.5));
    }

    private static TaskMix mix(Recipe mix) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String name : mix.keys()) {
            double weight = mix.number(name);
            if (!(weight > 0)) {
                throw mix.refused(name, weight + " given, a weight is positive; leave the task out");
            }
            weights.put(prompt(name), weight);
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

    /** @param common the prompts whose answers come with every photo */
    LatentPool open(List<String> common) {
        return new LatentPool(shards, mix, common, heldOut);
    }
}
