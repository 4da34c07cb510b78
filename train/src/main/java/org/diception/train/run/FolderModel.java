package org.diception.train.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Device;
import org.diception.ModelException;
import org.diception.Precision;
import org.diception.io.JsonConfig;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Initializer;
import org.diception.nn.TensorSource;
import org.diception.pipeline.Checkpoints;
import org.diception.pipeline.ModelFolder;
import org.diception.pipeline.ModelProfile;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptBaker;
import org.diception.text.PromptSet;
import org.diception.text.SdTextEncoders;
import org.diception.train.FullModel;
import org.diception.train.ParameterStart;
import org.diception.train.optim.ParameterSet;
import org.diception.train.recipe.Recipe;
import org.diception.train.start.PositionStart;
import org.diception.train.start.UsualStart;
import org.diception.train.start.WordVectors;
import org.diception.vae.Autoencoder;

/**
 * A network that goes on from a model's folder: the released weights, or Stable Diffusion 3 with a new point
 * encoder, from where the paper starts.
 *
 * @param root the folder in the diffusers layout
 * @param checkpoint the DICEPTION weights, where they do not lie in the folder
 * @param newPoints whether the folder's transformer alone is taken, with a new point encoder
 * @param start of the weights: the folder's, or random ones for a network of the folder's sizes
 * @param frozen names that are not trained
 */
public record FolderModel(Path root, Optional<Path> checkpoint, boolean newPoints, Start start,
        int side, NamePatterns frozen) implements ModelRecipe {
    /** As in the released model. */
    private static final int POINT_FEATURES = 1024;
    /** What the embedded model is called. */
    private static final String NANO = "nano";

    static FolderModel of(Recipe model) {
        String folder = model.text("folder");
        Path root = root(folder);
        boolean newPoints = model.choice("points", Points.TRAINED) == Points.NEW;
        Optional<Path> checkpoint =
                model.has("checkpoint") ? Optional.of(Path.of(model.text("checkpoint"))) : Optional.empty();
        if (newPoints && checkpoint.isPresent()) {
            throw model.refused("points", "'new' given beside 'checkpoint', whose point encoder is trained");
        }
        Start start = model.choice("start", Start.WEIGHTS);
        if (start != Start.WEIGHTS && newPoints) {
            throw model.refused("start", "random weights asked for, so 'points: new' says nothing");
        }
        return new FolderModel(root, checkpoint, newPoints, start, model.whole("side", 0, 0),
                new NamePatterns(model.texts("freeze")));
    }

    /** Of a model by its folder or by the embedded one's name. */
    static Path root(String folder) {
        return folder.equals(NANO) ? ModelFolder.nano().root() : Path.of(folder);
    }

    /** Where the point encoder comes from. */
    enum Points { TRAINED, NEW }

    /** What the network's weights begin as. */
    enum Start { WEIGHTS, POSITIONS, USUAL }

    @Override
    public Path autoencoder() {
        return root.resolve("vae");
    }

    /** The recipe's, or the one that the model names. */
    @Override
    public int side() {
        return side > 0 ? side
                : ModelProfile.of(JsonConfig.read(root.resolve("model_index.json"))).size().width();
    }

    @Override
    public Path bakedPrompts(RunFolder run, Collection<String> wanted) {
        Set<String> all = new LinkedHashSet<>(wanted);
        all.add(PromptSet.EMPTY);
        for (Path file : new Path[] {root.resolve(BakedPrompts.FILE_NAME), run.prompts()}) {
            if (BakedPrompts.know(file, all)) {
                return file;
            }
        }
        bake(all, run.prompts());
        return run.prompts();
    }

    private void bake(Set<String> prompts, Path target) {
        Path baked = root.resolve(BakedPrompts.FILE_NAME);
        if (SdTextEncoders.present(root)) {
            try (var encoders = SdTextEncoders.open(root, new Engine(Device.CPU, Precision.BF16))) {
                PromptBaker.bake(encoders, prompts, target, (done, of) -> {});
            }
        } else if (Files.exists(baked) && WordVectors.made(baked)) {
            WordVectors.bake(prompts, target);
        } else {
            throw new ModelException(root + ": not all of the prompts " + prompts
                    + " are baked, and there are no text encoders to make them of; bake them where"
                    + " text_encoder, text_encoder_2 and text_encoder_3 lie (diception bake-prompts), and put"
                    + " the file here as "
                    + BakedPrompts.FILE_NAME);
        }
    }

    @Override
    public FullModel network(Autoencoder latents, Path bakedPrompts, Engine engine, long seed) {
        TransformerConfig config = config(latents);
        int gridSide = side() / latents.factor() / config.patchSize();
        Initializer random = start == Start.POSITIONS
                ? new PositionStart(config, gridSide, seed) : new UsualStart(config, seed);
        try (TensorSource source = weights()) {
            return network(config, source, random, engine);
        }
    }

    @Override
    public FullModel outline(Autoencoder latents, Path bakedPrompts, Engine format) {
        try (TensorSource source = new Hollow(weights())) {
            return network(config(latents), source, Hollow::tensor, format);
        }
    }

    /** @param random what does not come from the source */
    private FullModel network(TransformerConfig config, TensorSource source, Initializer random,
            Engine engine) {
        Predicate<String> trained = name -> !frozen.fit(name);
        ParameterSet parameters = start == Start.WEIGHTS
                ? ParameterStart.read(config, source, random, POINT_FEATURES, trained, engine)
                : ParameterStart.like(source, config, random, trained, engine);
        frozen.matching(parameters.tensors().keySet(), "model.freeze");
        return FullModel.of(config, schedule(), parameters);
    }

    /** The folder's numbers, which must go with those of its autoencoder. */
    TransformerConfig config(Autoencoder latents) {
        TransformerConfig config =
                TransformerConfig.of(JsonConfig.read(root.resolve("transformer").resolve("config.json")));
        if (latents.channels() != config.outChannels()) {
            throw new ModelException(root + ": latents of " + latents.channels()
                    + " channels, the transformer makes " + config.outChannels()
                    + "; the parts belong to different models");
        }
        return config;
    }

    FlowMatch schedule() {
        return FlowMatch.of(JsonConfig.read(root.resolve("scheduler").resolve("scheduler_config.json")));
    }

    /** What the network starts from, by the keys of the DICEPTION checkpoint. */
    TensorSource weights() {
        return newPoints ? Checkpoints.base(root) : Checkpoints.open(ModelFolder.of(root, checkpoint));
    }

    /** The weights alone, for {@code --checkpoint}: the other parts stay in the folder. */
    @Override
    public Path publish(RunFolder run, Answering answering) {
        Path file = run.root().resolve(ModelFolder.CONVERTED);
        ModelWriter.weights(run.checkpoint(), ScalarType.BFloat16, file);
        return file;
    }
}
