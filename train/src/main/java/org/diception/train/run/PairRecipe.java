package org.diception.train.run;

import java.nio.file.Path;
import org.diception.Task;
import org.diception.nn.Engine;
import org.diception.train.adapt.PairLatents;
import org.diception.train.datasets.PairFolder;
import org.diception.train.recipe.Recipe;
import org.diception.vae.Autoencoder;

/**
 * A folder of pairs to learn from or to be scored on.
 *
 * @param folder with {@code images/} and {@code targets/}
 * @param task that they are of
 * @param count pairs that are taken, from the first on; 0 for all
 * @param mirror whether each is taken a second time, left and right exchanged
 */
public record PairRecipe(Path folder, Task task, int count, boolean mirror) {
    /** The part {@code data.pairs} or {@code score}. */
    static PairRecipe of(Recipe part, Task task) {
        return new PairRecipe(
                Path.of(part.text("folder")), task, part.whole("count", 0, 0), part.flag("mirror", false));
    }

    PairFolder set() {
        return new PairFolder(folder, task.prompt());
    }

    /** Makes the latents in a folder, unless they are there; answers with the folder. */
    Path latents(Path target, Autoencoder autoencoder, Engine engine, int side) {
        new PairLatents(autoencoder, engine, side).write(set(), count, mirror, target);
        return target;
    }
}
