package org.diception.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.model.Condition;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.data.Batch;
import org.diception.train.data.LatentPool;
import org.diception.train.optim.AdamW;
import org.diception.train.optim.Ema;
import org.diception.train.optim.Gradients;
import org.diception.train.optim.Muon;
import org.diception.train.optim.Optimizer;
import org.diception.train.optim.ParameterSet;

/**
 * Steps along the flow-matching loss over mixed tasks. Every random number of a step follows from the seed
 * and the step's number, so that a resumed run goes on as if it had not been stopped. Not safe for use by
 * several threads.
 */
public final class Trainer implements AutoCloseable {
    private static final TimestepDensity DENSITY = new TimestepDensity.LogitNormal(0, 1);

    private final TransformerConfig config;
    private final FlowMatch schedule;
    private final PromptTable prompts;
    private final LatentPool pool;
    private final TrainSettings settings;
    private final Engine engine;
    private final ParameterSet parameters;
    private final Muon muon;
    private final AdamW adam;
    private final Ema ema;
    private long step;
    private long skipped;

    /** What one step came to. */
    public record Report(
            long step, double loss, double photoTokenLoss, double gradientNorm, long skippedSteps) {}

    public Trainer(TransformerConfig config, FlowMatch schedule, PromptTable prompts, LatentPool pool,
            TrainSettings settings, ParameterSet parameters) {
        this.config = config;
        this.schedule = schedule;
        this.prompts = prompts;
        this.pool = pool;
        this.settings = settings;
        this.engine = new Engine(Device.CPU, settings.precision());
        this.parameters = parameters;
        Map<String, Tensor> matrices = new LinkedHashMap<>();
        Map<String, Tensor> rest = new LinkedHashMap<>();
        parameters.trained()
                .forEach((name, tensor) -> (isMuonMatrix(name) ? matrices : rest).put(name, tensor));
        muon = new Muon(matrices, 0.95, 0);
        adam = new AdamW(rest, new AdamW.Settings(0.9, 0.98, 0.01, 1e-8));
        ema = new Ema(parameters.trained(), settings.emaDecay());
    }

    /** Muon is for the matrices of the image stream; the text's few tokens do not repay its cost. */
    static boolean isMuonMatrix(String name) {
        return name.matches(
                "transformer\\.transformer_blocks\\.\\d+\\."
                        + "(attn\\.to_(q|k|v|out\\.0)|ff\\.net\\..+)\\.weight");
    }

    /** Makes one optimiser step; one whose loss or gradient is not finite is counted and changes nothing. */
    public Report step() {
        step++;
        torch.manual_seed(settings.seed() * 1_000_003 + step);
        Random random = new Random(settings.seed() * 7_919 + step);
        try (PointerScope scope = new PointerScope()) {
            parameters.zeroGrad();
            double[] losses = backward(pool.draw(settings.batch(), random), random);
            double norm = Gradients.clip(parameters.trained().values(), settings.maxGradientNorm());
            if (Double.isFinite(losses[0]) && Double.isFinite(norm)) {
                double share = settings.rateShare(step);
                muon.step(settings.matrixRate() * share);
                adam.step(settings.rate() * share);
                ema.update(step);
            } else {
                skipped++;
            }
            return new Report(step, losses[0], losses[1], norm, skipped);
        }
    }

    private double[] backward(Batch batch, Random random) {
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.of(parameters.source(), engine)) {
            TrainedNetwork network = TrainedNetwork.of(weights, config, pool.common());
            Tensor sigma = sigmas(batch.prompts().size(), random);
            Condition condition = condition(network, batch, random);
            PhotoTokenHeads.Probe probe = network.heads().probe(batch, config.patchSize());
            Tensor loss = step <= settings.photoSteps()
                    ? photoLoss(network, sigma, condition, probe)
                    : loss(network, batch, sigma, condition, probe);
            loss.add(probe.loss(), new Scalar(settings.photoTokenWeight())).backward();
            return new double[] {loss.item_float(), probe.loss().item_float()};
        }
    }

    private Tensor loss(TrainedNetwork network, Batch batch, Tensor sigma, Condition condition,
            PhotoTokenHeads.Probe probe) {
        Tensor noise = torch.randn_like(batch.answer());
        Tensor noisy = FlowMatchingLoss.noisy(batch.answer(), noise, sigma).to(engine.dtype());
        Tensor velocity = network.transformer().forward(noisy, timestep(sigma), condition, probe.tap());
        return FlowMatchingLoss.of(velocity, batch.answer(), noise);
    }

    /** The photo's tokens alone pass the network, as if they were the noise's; only the heads are asked. */
    private Tensor photoLoss(
            TrainedNetwork network, Tensor sigma, Condition condition, PhotoTokenHeads.Probe probe) {
        Condition withoutPhoto =
                new Condition(null, condition.text(), condition.pooled(), condition.points());
        network.transformer().forward(condition.photo(), timestep(sigma), withoutPhoto, probe.tap());
        return torch.zeros(1);
    }

    private Tensor timestep(Tensor sigma) {
        return sigma.mul(new Scalar((double) schedule.numTrainTimesteps()));
    }

    private Condition condition(TrainedNetwork network, Batch batch, Random random) {
        String[] texts = batch.prompts().toArray(String[]::new);
        float[] kept = new float[texts.length];
        for (int i = 0; i < texts.length; i++) {
            boolean dropped = random.nextDouble() < settings.promptDropout();
            texts[i] = dropped ? "" : texts[i];
            kept[i] = dropped ? 0 : 1;
        }
        PromptTable.Embedding text = prompts.embed(List.of(texts));
        Tensor points = network.points().forward(batch.points(), batch.labels());
        return new Condition(
                batch.photo().to(engine.dtype()),
                text.tokens().to(engine.dtype()),
                text.pooled().to(engine.dtype()),
                points.mul(Tensors.of(kept, kept.length, 1, 1).to(engine.dtype())));
    }

    /**
     * Pure noise for a share of the samples, a logit-normal density bent by the
     * schedule's shift for the others.
     */
    private Tensor sigmas(int count, Random random) {
        float[] sigmas = new float[count];
        for (int i = 0; i < count; i++) {
            boolean pure = random.nextDouble() < settings.pureNoiseShare();
            int index = TimestepDensity.index(DENSITY.sample(random), schedule.numTrainTimesteps());
            sigmas[i] = pure ? 1 : schedule.trainSigma(index);
        }
        return Tensors.of(sigmas, count);
    }

    /** The averaged weights and the frozen tables: what is published. */
    public Map<String, Tensor> published() {
        Map<String, Tensor> published = new LinkedHashMap<>(parameters.tensors());
        published.putAll(ema.source().tensors());
        published.keySet().removeIf(name -> name.startsWith(PhotoTokenHeads.PREFIX));
        return published;
    }

    /** Steps made so far. */
    public long steps() {
        return step;
    }

    List<Optimizer> optimizers() {
        return List.of(muon, adam);
    }

    ParameterSet parameters() {
        return parameters;
    }

    Ema ema() {
        return ema;
    }

    void resumeAt(long doneSteps) {
        step = doneSteps;
    }

    @Override
    public void close() {
        muon.close();
        adam.close();
        ema.close();
    }
}
