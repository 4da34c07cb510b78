package org.diception.train.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.diception.train.augment.Augmentation;
import org.diception.train.augment.Augmentations;
import org.diception.train.data.LatentCache;
import org.diception.train.data.LatentEncoder;
import org.diception.train.data.Questions;
import org.diception.train.data.TaskMix;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.DataSets;
import org.diception.train.datasets.Skips;
import org.diception.train.datasets.SyntheticScenes;
import org.diception.train.metrics.SyntheticBenchmark;
import org.diception.train.recipe.Recipe;

/**
 * A data set to learn from, one entry of {@code data.sets}.
 *
 * @param set from the side of the photos to the set
 * @param versions so often each sample is taken, each time changed and asked anew
 * @param skipShare so many of its samples may be broken
 * @param text the entry as one line: latents made from another one are not taken for its own
 */
public record SetRecipe(IntFunction<DataSet> set, Questions questions, Augmentation augmentation,
        int versions, double skipShare, String text, Recipe part) {
    /** @param root what the paths of sets start from */
    static SetRecipe of(Recipe part, Path root) {
        Set<String> asked = part.texts("ask").stream()
                .map(name -> TaskMix.task(DataRecipe.prompt(name))).collect(Collectors.toSet());
        return new SetRecipe(
                DataSets.of(part, root),
                new Questions(asked, part.whole("masks", 3, 0), part.whole("classes", 2, 0),
                        part.number("least-share", .005, 0, 1)),
                Augmentations.of(part.part("augment")), part.whole("versions", 1, 1),
                part.number("skip-share", .01, 0, 1), part.json(), part);
    }

    /**
     * Makes the latents that are not there yet; answers with their folder.
     *
     * @param number of the entry, from 1
     * @param autoencoder says which one makes the latents
     */
    Path latents(Path cache, int number, LatentEncoder encoder, String autoencoder, int threads,
            Consumer<String> said) {
        DataSet samples = set.apply(encoder.side());
        if (samples instanceof SyntheticScenes scenes
                && scenes.first() + scenes.size() > SyntheticBenchmark.FIRST_SEED) {
            throw part.refused("first_seed", "the seeds " + scenes.first() + " to "
                    + (scenes.first() + scenes.size() - 1) + " reach into the benchmark, which begins at "
                    + SyntheticBenchmark.FIRST_SEED + " and is never trained on");
        }
        Path folder = cache.resolve(String.format(Locale.ROOT, "%02d-%s", number, samples.name()));
        Skips skips = Skips.share(samples, skipShare);
        new LatentCache(encoder, questions, augmentation, versions, threads)
                .fill(samples, folder, text + ", autoencoder " + autoencoder, skips, said);
        skips.lines().forEach(line -> said.accept("left out: " + line));
        return folder;
    }
}
