package org.diception.train.run;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.diception.Device;
import org.diception.ModelException;
import org.diception.Precision;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.text.BakedPrompts;
import org.diception.train.Draws;
import org.diception.train.FullModel;
import org.diception.train.PromptTable;
import org.diception.train.TrainedModel;
import org.diception.train.Trainer;
import org.diception.train.data.LatentEncoder;
import org.diception.train.data.LatentPool;
import org.diception.train.optim.Ema;
import org.diception.train.optim.OptimizerGroups;
import org.diception.train.parallel.Peers;
import org.diception.train.parallel.Team;
import org.diception.train.start.UsualStart;
import org.diception.vae.Autoencoder;
import org.diception.vae.Autoencoders;

/** Everything of a run in memory: built from its recipe, freed in one go. */
final class OpenRun implements AutoCloseable {
    private static final String OPENED = "what rank 0 has loaded";

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private Trainer trainer;
    private PromptTable prompts;
    private Autoencoder autoencoder;
    private Engine watching;
    private Optional<PairScoring> scoring = Optional.empty();
    private List<String> about = List.of();
    private Cost cost;
    private LatentPool pool;

    private OpenRun() {}

    /**
     * Loads what is there, makes what is new; what cannot fit into the memory is refused. The first process
     * does so before the others, which find what it has made.
     *
     * @param said is told what takes long
     */
    static OpenRun of(TrainRecipe recipe, RunFolder folder, Peers peers, Consumer<String> said) {
        OpenRun run = new OpenRun();
        try {
            if (!peers.first()) {
                peers.text(0, OPENED, String::new);
            }
            Engine engine = new Engine(recipe.compute().device(), recipe.compute().precision());
            Path baked = run.prepare(recipe, folder, engine, peers.size(), said);
            run.cost.requireFits(recipe);
            run.optimise(recipe, baked, engine, peers);
            if (peers.first()) {
                peers.text(0, OPENED, String::new);
            }
            return run;
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** For people who ask what a run takes on a device that this machine does not have: nothing can train. */
    static OpenRun withoutDevice(TrainRecipe recipe, RunFolder folder, Consumer<String> said) {
        OpenRun run = new OpenRun();
        try {
            run.prepare(recipe, folder, new Engine(Device.CPU, recipe.compute().precision()), 1, said);
            return run;
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** All but the network, of which only the cost is known afterwards. @return the file with the prompts */
    private Path prepare(TrainRecipe recipe, RunFolder folder, Engine engine, int processes,
            Consumer<String> said) {
        own(new PointerScope());
        watching = new Engine(engine.device(),
                engine.device() == Device.CPU ? Precision.F32 : engine.precision());
        autoencoder = own(Autoencoders.load(recipe.model().autoencoder(), watching)).autoencoder();
        LatentEncoder encoder = new LatentEncoder(autoencoder, watching, recipe.model().side());
        pool = own(recipe.data().open(recipe.common(), recipe.data().latents(
                folder.latents(), encoder, Checksum.of(recipe.model().autoencoder()), said)));
        scoring = recipe.score().map(score -> new PairScoring(score.pairs(), encoder));
        requireLatents(recipe, pool.latentShape());
        Path baked = recipe.model().bakedPrompts(folder, pool.prompts());
        BakedPrompts conditioner = own(BakedPrompts.open(baked, engine));
        prompts = own(new PromptTable(conditioner));
        plan(recipe, baked, conditioner.length(), processes);
        return baked;
    }

    private void plan(TrainRecipe recipe, Path baked, long textTokens, int processes) {
        Engine format = new Engine(Device.CPU, recipe.compute().precision());
        try (PointerScope scope = new PointerScope();
                TrainedModel outline = recipe.model().outline(autoencoder, baked, format)) {
            about = recipe.model().about(outline);
            if (recipe.watched()) {
                outline.open(outline.parameters().trained(), watching).close(); // a second copy
            }
            cost = Cost.of(recipe, outline, pool.latentShape(), textTokens, processes,
                    autoencoderBytes(recipe));
        }
    }

    private long autoencoderBytes(TrainRecipe recipe) {
        try (TensorSource source = WeightFiles.open(recipe.model().autoencoder())) {
            return source.count() * (watching.precision() == Precision.F32 ? 4 : 2);
        }
    }

    private void optimise(TrainRecipe recipe, Path baked, Engine engine, Peers peers) {
        TrainedModel model = own(model(recipe, baked, engine));
        Team team = recipe.parallel().team(peers, model.parameters().trained());
        OptimizerGroups optimizer = own(recipe.optimizer().over(model.parameters().trained(),
                name -> team.shares().has(peers.rank(), name)));
        Optional<Ema> ema = recipe.emaDecay() > 0 && peers.first() // the one that saves and publishes them
                ? Optional.of(own(new Ema(model.parameters().trained(), recipe.emaDecay())))
                : Optional.empty();
        Draws draws = new Draws(
                pool, model.schedule(), recipe.sigmas(), recipe.promptDropout(), recipe.seed());
        trainer = new Trainer(model, draws, prompts, optimizer, ema, recipe.step(), engine, team);
    }

    private TrainedModel model(TrainRecipe recipe, Path baked, Engine engine) {
        TrainedModel model = recipe.model().network(autoencoder, baked, engine, recipe.seed());
        UsualStart start = new UsualStart(model.config(), recipe.seed());
        return recipe.step().loss().photoTokens() > 0 && model instanceof FullModel full
                ? full.withHeads(recipe.common().size(), start, engine) : model;
    }

    private void requireLatents(TrainRecipe recipe, long[] latent) {
        long side = recipe.model().side() / autoencoder.factor();
        if (latent[0] != autoencoder.channels() || latent[1] != side || latent[2] != side) {
            throw new ModelException(recipe.data().shards() + ": latents of " + latent[0] + "x" + latent[1]
                    + "x" + latent[2] + ", the autoencoder makes " + autoencoder.channels() + "x" + side + "x"
                    + side + " of pictures of " + recipe.model().side() + " pixels; make the shards again");
        }
    }

    private <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    Trainer trainer() {
        return trainer;
    }

    PromptTable prompts() {
        return prompts;
    }

    Autoencoder autoencoder() {
        return autoencoder;
    }

    /** What answers for people are computed with. */
    Engine watching() {
        return watching;
    }

    /** Pairs that it is scored on, if there are any. */
    Optional<PairScoring> scoring() {
        return scoring;
    }

    /** What the network says about itself. */
    List<String> about() {
        return about;
    }

    Cost cost() {
        return cost;
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e); // none of them declares one
            }
        }
    }
}
