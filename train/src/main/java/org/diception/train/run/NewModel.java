package org.diception.train.run;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.diception.ModelException;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Initializer;
import org.diception.nn.TensorSource;
import org.diception.pipeline.Checkpoints;
import org.diception.pipeline.ModelFolder;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptSet;
import org.diception.train.FullModel;
import org.diception.train.ParameterStart;
import org.diception.train.start.WordVectors;
import org.diception.train.optim.ParameterSet;
import org.diception.train.recipe.Recipe;
import org.diception.train.start.PositionStart;
import org.diception.train.start.TrainedStart;
import org.diception.train.start.UsualStart;
import org.diception.vae.Autoencoder;
import org.diception.vae.Autoencoders;

/**
 * A network from scratch: DICEPTION's wiring in any size.
 *
 * @param blocks of the transformer
 * @param heads of attention, each {@code headWidth} wide; together they are the width
 * @param patch latent cells along each side of a token
 * @param grid the largest picture's tokens along a side
 * @param spacing distance of neighbours in the table of positions; with Stable Diffusion's own, neighbours
 *     in a small picture can hardly be told apart
 * @param pointFeatures Fourier features of a point
 * @param shift of the schedule towards the noise
 * @param photo where the photo joins the noise
 * @param start of the weights
 * @param weights folder of the model whose numbers a trained start takes; only the table of positions is new
 * @param side pixels along each side of the pictures that are learnt
 * @param autoencoder folder with its config and weights
 * @param prompts file of baked prompts; without one each word of a prompt gets a fixed random vector
 * @param frozen names that are not trained
 */
public record NewModel(int blocks, int heads, int headWidth, int patch, int grid, int spacing,
        int pointFeatures, double shift, PhotoPlace photo, Start start,
        Optional<Path> weights, int side, Path autoencoder,
        Optional<Path> prompts, NamePatterns frozen) implements ModelRecipe {
    private static final int TRAIN_TIMESTEPS = 1000;

    /** As tokens of its own beside the noise's, or on the channels of the same ones (paper, B.1). */
    enum PhotoPlace { TOKENS, CHANNELS }

    /** How the weights begin. */
    enum Start { POSITIONS, USUAL, TRAINED }

    static NewModel of(Recipe model) {
        Recipe numbers = model.part("new");
        Start start = numbers.choice("start", Start.POSITIONS);
        if (numbers.has("weights") != (start == Start.TRAINED)) {
            throw numbers.refused("weights", (start == Start.TRAINED ? "missing, 'start: trained' needs them"
                    : "given, but 'start' is not 'trained'") + "; they are a model's folder");
        }
        return new NewModel(
                numbers.whole("blocks", 24, 1), numbers.whole("heads", 24, 1),
                numbers.whole("head-width", 64, 1), numbers.whole("patch", 2, 1),
                numbers.whole("grid", 192, 1), numbers.whole("spacing", 1, 1),
                numbers.whole("point-features", 1024, 1), numbers.number("shift", 3, 0.01, 100),
                numbers.choice("photo", PhotoPlace.TOKENS),
                start,
                numbers.has("weights")
                        ? Optional.of(FolderModel.root(numbers.text("weights"))) : Optional.empty(),
                numbers.whole("side", 768, 8),
                Path.of(numbers.text("autoencoder")),
                numbers.has("prompts") ? Optional.of(Path.of(numbers.text("prompts"))) : Optional.empty(),
                new NamePatterns(model.texts("freeze")));
    }

    @Override
    public Path bakedPrompts(RunFolder run, Collection<String> wanted) {
        if (prompts.isPresent()) {
            return prompts.get();
        }
        Set<String> all = new LinkedHashSet<>(PromptSet.ALL);
        all.addAll(wanted);
        if (!BakedPrompts.know(run.prompts(), all)) {
            WordVectors.bake(all, run.prompts());
        }
        return run.prompts();
    }

    @Override
    public FullModel network(Autoencoder latents, Path bakedPrompts, Engine engine, long seed) {
        TransformerConfig config = config(latents, bakedPrompts);
        int tokens = tokens(latents);
        return switch (start) {
            case POSITIONS -> network(config, new PositionStart(config, tokens, seed), engine);
            case USUAL -> network(config, new UsualStart(config, seed), engine);
            case TRAINED -> trained(config, new UsualStart(config, seed), engine);
        };
    }

    private FullModel trained(TransformerConfig config, Initializer positions, Engine engine) {
        Path folder = weights.orElseThrow();
        try (TensorSource source = Checkpoints.open(ModelFolder.of(folder, Optional.empty()))) {
            return network(config, new TrainedStart(source, positions), engine);
        }
    }

    @Override
    public FullModel outline(Autoencoder latents, Path bakedPrompts, Engine format) {
        tokens(latents);
        return network(config(latents, bakedPrompts), Hollow::tensor, format);
    }

    /** Along a side. */
    private int tokens(Autoencoder latents) {
        int cell = latents.factor() * patch;
        if (side % cell != 0 || side / cell > grid) {
            throw new ModelException("pictures of " + side + " pixels make " + (double) side / cell
                    + " tokens a side, at most " + grid
                    + " whole ones have positions; change 'side' or 'grid'");
        }
        return side / cell;
    }

    private FullModel network(TransformerConfig config, Initializer first, Engine engine) {
        ParameterSet parameters =
                ParameterStart.make(config, first, pointFeatures, name -> !frozen.fit(name), engine);
        frozen.matching(parameters.tensors().keySet(), "model.freeze");
        return FullModel.of(config, schedule(), parameters);
    }

    private TransformerConfig config(Autoencoder latents, Path bakedPrompts) {
        int in = photo == PhotoPlace.CHANNELS ? 2 * latents.channels() : latents.channels();
        try (BakedPrompts baked = BakedPrompts.open(bakedPrompts, Engine.cpu())) {
            return new TransformerConfig(spacing * grid * patch, patch, in,
                    latents.channels(), blocks, headWidth, heads, (int) baked.width(),
                    (int) baked.pooledWidth(), grid);
        }
    }

    private FlowMatch schedule() {
        return new FlowMatch(shift, TRAIN_TIMESTEPS);
    }

    @Override
    public Path publish(RunFolder run, Answering answering) {
        Path baked = prompts.orElse(run.prompts());
        try (var latents = Autoencoders.load(autoencoder, Engine.cpu())) {
            TransformerConfig config = config(latents.autoencoder(), baked);
            new ModelWriter(config, schedule(), autoencoder, baked, side, answering)
                    .write(run.checkpoint(), run.model());
        }
        return run.model();
    }
}
