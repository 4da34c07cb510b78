package org.diception.train.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.diception.Task;
import org.diception.train.augment.Augmentation;
import org.diception.train.data.LatentCache;
import org.diception.train.data.LatentEncoder;
import org.diception.train.data.Questions;
import org.diception.train.datasets.BothWays;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.FirstOf;
import org.diception.train.datasets.PairFolder;
import org.diception.train.datasets.Skips;
import org.diception.train.recipe.Recipe;

/**
 * A folder of pairs to learn from or to be scored on.
 *
 * @param folder with {@code images/} and {@code targets/}
 * @param task that they are of
 * @param count pairs that are taken, from the first on; 0 for all
 * @param mirror whether each is taken a second time, left and right exchanged
 */
public record PairRecipe(Path folder, Task task, int count, boolean mirror) {
    private static final Questions EVERYTHING = new Questions(Set.of(), 0, 0, 0);

    /** The part {@code data.pairs} or {@code score}. */
    static PairRecipe of(Recipe part, Task task) {
        return new PairRecipe(
                Path.of(part.text("folder")), task, part.whole("count", 0, 0), part.flag("mirror", false));
    }

    /** The pairs as they lie in the folder. */
    DataSet set() {
        DataSet all = new PairFolder(folder, task.prompt());
        return count == 0 ? all : new FirstOf(all, count);
    }

    /**
     * Makes the latents in a folder, unless they are there; answers with the folder. No pair may be broken.
     *
     * @param made says by what they are made
     */
    Path latents(Path target, LatentEncoder encoder, String made, Consumer<String> said) {
        DataSet pairs = mirror ? new BothWays(set()) : set();
        new LatentCache(encoder, EVERYTHING, Augmentation.all(List.of()), 1, 1)
                .fill(pairs, target, made, new Skips(pairs.name(), 0), said);
        return target;
    }
}
