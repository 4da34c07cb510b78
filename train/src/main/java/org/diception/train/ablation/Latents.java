package org.diception.train.ablation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Engine;
import org.diception.train.autoencoder.AutoencoderRecipe;
import org.diception.train.autoencoder.AutoencoderTraining;
import org.diception.train.data.ShardBuilder;
import org.diception.train.nano.NanoShards;
import org.diception.train.run.Checksum;
import org.diception.train.study.RunRecipe;
import org.diception.train.study.StudyModel;
import org.diception.vae.Autoencoders;

/**
 * What the runs of a study learn from: the scenes as latents of each autoencoder. They lie in folders whose
 * names follow from what the latents depend on, so that those of two autoencoders are never mixed. For use by
 * one thread.
 */
final class Latents {
    /**
     * Latents of one autoencoder, there or not.
     *
     * @param autoencoder the folder with its config and weights
     * @param id follows from all that they depend on
     * @param training how the autoencoder is made; null if it is the model's
     */
    record Source(String name, Path autoencoder, Path shards, String id, AutoencoderRecipe training) {
    }

    private final AblationRecipe recipe;
    private final Map<String, Source> sources = new HashMap<>();

    Latents(AblationRecipe recipe, StudyModel model) {
        this.recipe = recipe;
        String id = Checksum.of(model.autoencoder());
        add(AblationRecipe.MODELS_OWN, id, model.autoencoder(), null);
        for (AblationRecipe.OwnAutoencoder own : recipe.autoencoders()) {
            AutoencoderRecipe training =
                    AutoencoderRecipe.nano(own.steps()).withTruthWeight(own.truthWeight());
            String of = RunRecipe.hash(training.toString());
            Path folder = recipe.folder().resolve("autoencoders").resolve(own.name() + "-" + of);
            add(own.name(), of, folder.resolve("vae"), training);
        }
    }

    private void add(String name, String id, Path autoencoder, AutoencoderRecipe training) {
        String sized = id + "-" + recipe.scenes() + "x" + recipe.side();
        Path shards = recipe.folder().resolve("latents").resolve(name + "-" + sized);
        sources.put(name, new Source(name, autoencoder, shards, sized, training));
    }

    Source of(String autoencoder) {
        return sources.get(autoencoder);
    }

    /**
     * Trains the autoencoder and encodes the scenes, as far as that has not happened.
     *
     * @return whether all is there; no after a stop
     */
    boolean make(Source source, Consumer<String> said, BooleanSupplier stop) {
        int each = Math.min(recipe.scenes(), NanoShards.SCENES);
        int count = (recipe.scenes() + each - 1) / each;
        if (Files.exists(ShardBuilder.file(source.shards(), count - 1))) {
            return true; // written in their order, and after the autoencoder
        }
        if (source.training() != null) {
            said.accept("autoencoder " + source.name() + ": " + source.training().steps() + " steps");
            Path folder = source.autoencoder().toAbsolutePath().getParent();
            if (!AutoencoderTraining.run(source.training(), folder, 1, stop)) {
                return false;
            }
        }
        said.accept("latents of " + (long) count * each + " scenes, autoencoder " + source.name());
        Engine engine = Engine.fastestCpu();
        torch.set_num_threads(1);
        try (PointerScope scope = new PointerScope();
                Autoencoders.Loaded loaded = Autoencoders.load(source.autoencoder(), engine)) {
            NanoShards shards =
                    new NanoShards(loaded.autoencoder(), engine, each, recipe.side(), NanoShards.ALL_ANSWERS);
            for (int number = 0; number < count; number++) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                shards.write(source.shards(), number);
            }
        }
        return true;
    }
}
