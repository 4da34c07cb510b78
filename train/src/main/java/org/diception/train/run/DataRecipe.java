package org.diception.train.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.diception.Task;
import org.diception.train.data.LatentEncoder;
import org.diception.train.data.LatentPool;
import org.diception.train.data.TaskMix;
import org.diception.train.recipe.Recipe;

/**
 * What a run learns from.
 *
 * @param shards folders of latents
 * @param pairs folders of pictures, whose latents are made before the run
 * @param sets data sets, whose latents are made before the run too
 * @param cache where those are kept, if not with the run
 * @param threads that read and change samples while others are encoded
 * @param mix how often each task is drawn
 * @param heldOut share of the photos that is never learnt from, for validation and sheets of samples
 */
public record DataRecipe(List<Path> shards, Optional<PairRecipe> pairs, List<SetRecipe> sets,
        Optional<Path> cache, int threads, TaskMix mix, double heldOut) {
    /** @param task what the pairs are of, if the recipe names it */
    static DataRecipe of(Recipe data, Optional<Task> task) {
        List<Path> shards = data.texts("shards").stream().map(Path::of).toList();
        boolean paired = data.has("pairs");
        Path root = Path.of(data.text("root", ""));
        List<SetRecipe> sets = data.parts("sets").stream().map(part -> SetRecipe.of(part, root)).toList();
        if (shards.isEmpty() && !paired && sets.isEmpty()) {
            throw data.refused("shards", "missing, as are 'pairs' and 'sets'; name what to learn from");
        }
        if (paired && task.isEmpty()) {
            throw data.refused("pairs", "given without 'task', which says what they are of");
        }
        Optional<PairRecipe> pairs =
                paired ? Optional.of(PairRecipe.of(data.part("pairs"), task.get())) : Optional.empty();
        TaskMix mix = shards.isEmpty() && sets.isEmpty() && !data.has("mix")
                ? new TaskMix(Map.of(TaskMix.task(task.get().prompt()), 1.0)) : mix(data.part("mix"), task);
        Optional<Path> cache =
                data.has("cache") ? Optional.of(Path.of(data.text("cache"))) : Optional.empty();
        return new DataRecipe(shards, pairs, sets, cache, data.whole("threads", 1, 1), mix,
                data.number("held-out", paired ? 0 : 0.02, 0, 0.5));
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
     * All latents.
     *
     * @param common the prompts whose answers come with every photo
     * @param made folders of what {@link #latents} has made
     */
    LatentPool open(List<String> common, List<Path> made) {
        List<Path> folders = new ArrayList<>(shards);
        folders.addAll(made);
        return new LatentPool(folders, mix, common, heldOut);
    }

    /**
     * Makes the latents of pairs and sets that are not there yet; answers with their folders.
     *
     * @param run the run's folder for them
     * @param autoencoder says which one makes them
     */
    List<Path> latents(Path run, LatentEncoder encoder, String autoencoder, Consumer<String> said) {
        List<Path> folders = new ArrayList<>();
        Path target = cache.orElse(run);
        pairs.ifPresent(part -> folders.add(
                part.latents(target, encoder, "autoencoder " + autoencoder, said)));
        for (int i = 0; i < sets.size(); i++) {
            folders.add(sets.get(i).latents(target, i + 1, encoder, autoencoder, threads, said));
        }
        return folders;
    }
}
