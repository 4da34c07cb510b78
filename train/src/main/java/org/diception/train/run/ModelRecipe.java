package org.diception.train.run;

import java.nio.file.Path;
import java.util.Collection;
import org.diception.nn.Engine;
import org.diception.train.FullModel;
import org.diception.train.recipe.Recipe;
import org.diception.vae.Autoencoder;

/** Where a run's network comes from: from a start with random numbers, or from a model's folder. */
public sealed interface ModelRecipe permits NewModel, FolderModel {
    /** Reads the part {@code model}: either {@code new} or {@code folder}. */
    static ModelRecipe of(Recipe model) {
        if (model.has("new") == model.has("folder")) {
            throw model.refused("folder", (model.has("new") ? "given beside 'new'" : "missing, as is 'new'")
                    + "; either a model's folder is trained on, or a new network");
        }
        return model.has("new") ? NewModel.of(model) : FolderModel.of(model);
    }

    /** The folder of the autoencoder whose latents are learnt. */
    Path autoencoder();

    /** Pixels along each side of the pictures that are learnt. */
    int side();

    /** The file with all prompts as vectors; made in the run's folder if there is none yet. */
    Path bakedPrompts(RunFolder run, Collection<String> prompts);

    /** The network with its first weights on the engine's device, frozen where the recipe says so. */
    FullModel network(Autoencoder autoencoder, Path prompts, Engine engine, long seed);

    /** Leaves behind what {@code --model} or {@code --checkpoint} take. */
    Path publish(RunFolder run, Answering answering);
}
