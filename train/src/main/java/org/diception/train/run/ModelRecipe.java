package org.diception.train.run;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.diception.Task;
import org.diception.nn.Engine;
import org.diception.train.TrainedModel;
import org.diception.train.recipe.Recipe;
import org.diception.vae.Autoencoder;

/** Where a run's network comes from: from a start with random numbers, or from a model's folder. */
public sealed interface ModelRecipe permits NewModel, FolderModel, AdapterModel {
    /**
     * Reads the part {@code model}: either {@code new} or {@code folder}, and of a folder's model an adapter
     * where there is {@code lora}.
     *
     * @param task what an adapter learns, if the recipe names one
     */
    static ModelRecipe of(Recipe model, Optional<Task> task) {
        if (model.has("new") == model.has("folder")) {
            throw model.refused("folder", (model.has("new") ? "given beside 'new'" : "missing, as is 'new'")
                    + "; either a model's folder is trained on, or a new network");
        }
        if (!model.has("lora")) {
            return model.has("new") ? NewModel.of(model) : FolderModel.of(model);
        }
        if (model.has("new")) {
            throw model.refused("lora", "given beside 'new'; an adapter is for a model that is trained");
        }
        FolderModel base = FolderModel.of(model);
        if (base.start() != FolderModel.Start.WEIGHTS) {
            throw model.refused("start", "random weights asked for beside 'lora'; an adapter is for a model"
                    + " that is trained");
        }
        return new AdapterModel(base, LoraRecipe.of(model.part("lora")),
                task.orElseThrow(() -> model.refused("lora", "given without 'task', which it shall learn")));
    }

    /** The folder of the autoencoder whose latents are learnt. */
    Path autoencoder();

    /** Pixels along each side of the pictures that are learnt. */
    int side();

    /** The file with all prompts as vectors; made in the run's folder if there is none yet. */
    Path bakedPrompts(RunFolder run, Collection<String> prompts);

    /** The network with its first weights on the engine's device, frozen where the recipe says so. */
    TrainedModel network(Autoencoder autoencoder, Path prompts, Engine engine, long seed);

    /**
     * The network without its numbers, on the CPU: names, shapes and formats, from which its cost follows.
     *
     * @param format of the computation
     */
    TrainedModel outline(Autoencoder autoencoder, Path prompts, Engine format);

    /** What is said about the network before the first step, beside what it costs. */
    default List<String> about(TrainedModel model) {
        return List.of();
    }

    /** Leaves behind what {@code --model} or {@code --checkpoint} take. */
    Path publish(RunFolder run, Answering answering);
}
