package org.diception.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.model.Condition;
import org.diception.nn.Engine;
import org.diception.train.optim.Ema;
import org.diception.train.optim.Gradients;
import org.diception.train.optim.OptimizerGroups;
import org.diception.train.optim.ParameterSet;
import org.diception.train.parallel.Peers;
import org.diception.train.parallel.Team;

/**
 * Makes steps: draws samples, finds gradients, clips them, updates the parameters and their averages. What a
 * step does follows from its number and the state before it, so that a resumed run goes on as if it had not
 * been stopped. Owns nothing; not safe for use by several threads.
 */
public final class Trainer {
    /** Seconds: what takes longer is not measured a second time, without what happens only once. */
    private static final double ONCE_IS_ENOUGH = 5;

    private final TrainedModel model;
    private final Draws draws;
    private final PromptTable prompts;
    private final OptimizerGroups optimizer;
    private final Optional<Ema> ema;
    private final StepSettings settings;
    private final Engine engine;
    private final Backpropagation pass;
    private final Team team;
    private final SkippedSteps skipped;
    private long step;
    private long measured;
    private Losses found = Losses.NONE;

    /**
     * @param optimizer over the trained ones of the model's parameters
     * @param ema averages of the same; without them the weights themselves are published
     * @param engine of the computation; the parameters lie on its device in float32
     * @param team of processes, each of which takes an equal part of every batch
     */
    public Trainer(TrainedModel model, Draws draws, PromptTable prompts, OptimizerGroups optimizer,
            Optional<Ema> ema, StepSettings settings, Engine engine, Team team) {
        this.model = model;
        this.draws = draws;
        this.prompts = prompts;
        this.optimizer = optimizer;
        this.ema = ema;
        this.settings = settings;
        this.engine = engine;
        this.team = team;
        this.pass = settings.recompute() ? new Recomputing() : new KeepingAll();
        this.skipped = new SkippedSteps(settings.skipLimit());
    }

    /**
     * Makes one step; one whose loss or gradient is not finite is counted and changes nothing.
     *
     * @throws org.diception.InputException if too many were not finite
     */
    public StepReport step() {
        step++;
        Map<String, Tensor> trained = parameters().trained();
        try (PointerScope scope = new PointerScope()) {
            GradientSums sums = new GradientSums(team.peers(), trained, model.config().numLayers());
            Losses own = step == measured ? found : gradients(step, settings.parts(), sums::left);
            sums.finish();
            Losses losses = sum(own);
            double norm = Gradients.clip(trained.values(), settings.maxGradientNorm());
            double height = settings.rates().height(step);
            if (losses.finite() && Double.isFinite(norm)) {
                optimizer.step(height);
                team.shares().spread(trained, team.peers());
                ema.ifPresent(averages -> averages.update(step));
            } else {
                skipped.add(step, "loss " + losses.velocity() + Gradients.notFinite(trained)
                        .map(name -> ", the gradient of '" + name + "' is not finite").orElse(""));
            }
            return new StepReport(step, losses, norm, height, skipped.total());
        }
    }

    /**
     * Seconds that the gradients of the next step take, without making it. Where a batch is taken in parts
     * one of them is measured; where it is not, the step that follows has its gradients already.
     */
    public double measure() {
        double seconds = secondsOfPart();
        return settings.parts() * (seconds < ONCE_IS_ENOUGH ? secondsOfPart() : seconds);
    }

    private double secondsOfPart() {
        long started = System.nanoTime();
        found = gradients(step + 1, 1, block -> {});
        measured = settings.parts() == 1 ? step + 1 : 0;
        return (System.nanoTime() - started) / 1e9;
    }

    /** Over the processes. */
    private Losses sum(Losses losses) {
        double[] sums = team.peers().sum(losses.velocity(), losses.photoTokens());
        return new Losses(sums[0], sums[1]);
    }

    /** Finds the gradients of this process's part of a step's batch and updates nothing. */
    Losses gradients(long number) {
        return gradients(number, settings.parts(), block -> {});
    }

    /** @param left told of each block, in the last part */
    private Losses gradients(long number, int parts, IntConsumer left) {
        parameters().freeGradients();
        Losses losses = Losses.NONE;
        int own = settings.batch() / team.peers().size();
        int first = team.peers().rank() * own;
        int part = own / settings.parts();
        try (TrainedModel.OpenNetwork open = model.open(parameters().trained(), engine)) {
            int last = first + (parts - 1) * part;
            for (int from = first; from <= last; from += part) {
                try (PointerScope scope = new PointerScope()) {
                    NoisyBatch batch = draws.draw(number, from, part, engine);
                    losses = losses.plus(
                            backward(open.network(), batch, number, from == last ? left : block -> {}));
                }
            }
        }
        return losses;
    }

    private Losses backward(TrainedNetwork network, NoisyBatch batch, long number, IntConsumer left) {
        boolean photosOnly = number <= settings.loss().photoSteps();
        BatchObjective objective = new BatchObjective(
                batch,
                network.heads().map(heads -> heads.probe(batch.batch(), model.config().patchSize())),
                settings.loss(), 1.0 / (settings.parts() * team.peers().size()), photosOnly, left);
        Condition condition = network.condition(batch, prompts, engine);
        pass.run(network.transformer(),
                photosOnly ? condition.photo() : engine.cast(batch.noisy()),
                batch.timestep(draws.schedule()),
                photosOnly ? withoutPhoto(condition) : condition,
                objective);
        return objective.losses();
    }

    /** The photo's tokens pass the network in the place of the noise's. */
    private static Condition withoutPhoto(Condition condition) {
        return new Condition(null, condition.text(), condition.pooled(), condition.points());
    }

    /** What is published: the averages of the trained tensors, or themselves where none are kept. */
    public Map<String, Tensor> averaged() {
        return ema.map(averages -> averages.source().tensors()).orElseGet(() -> parameters().trained());
    }

    /** Steps made so far, skipped ones included. */
    public long steps() {
        return step;
    }

    public TrainedModel model() {
        return model;
    }

    /** The processes that make the steps. */
    public Peers peers() {
        return team.peers();
    }

    /** What the samples come from. */
    public Draws draws() {
        return draws;
    }

    /** Everything to go on from that this process has: weights, averages, the optimisers' moments. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        parameters().tensors().forEach((name, tensor) -> state.put(Checkpoint.WEIGHTS + name, tensor));
        state.putAll(optimizer.state());
        ema.ifPresent(averages -> state.putAll(averages.state()));
        return state;
    }

    Team team() {
        return team;
    }

    OptimizerGroups optimizer() {
        return optimizer;
    }

    Optional<Ema> ema() {
        return ema;
    }

    SkippedSteps skipped() {
        return skipped;
    }

    void goOnAfter(long done) {
        step = done;
        measured = 0;
    }

    private ParameterSet parameters() {
        return model.parameters();
    }
}
