package org.diception.train.autoencoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.SafetensorsFile;
import org.diception.io.SafetensorsWriter;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.Initializer;
import org.diception.nn.MemorySource;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.data.OrderedFeed;
import org.diception.train.optim.AdamW;
import org.diception.train.optim.Ema;
import org.diception.train.optim.Gradients;
import org.diception.train.optim.Muon;
import org.diception.train.optim.OptimizerGroups;
import org.diception.train.optim.ParameterSet;
import org.diception.vae.PatchAutoencoder;

/**
 * Trains an autoencoder on rendered scenes: it redraws photos and painted answers from a noisy latent (L1 on
 * colours and on finite differences), while linear heads read the scene's truth from the photos' latents.
 * Every random number follows from the seed and the step, so a resumed run goes on as if it had not been
 * stopped. Not safe for use by several threads.
 */
public final class AutoencoderTrainer implements AutoCloseable {
    static final String HEADS = "truth_heads";
    private static final Engine FAST = Engine.fastestCpu();
    private static final int CODE_SCENES = 60;
    private static final int STATISTICS_SCENES = 64;
    private static final double MAX_GRADIENT_NORM = 1;

    private final AutoencoderRecipe recipe;
    private final ParameterSet parameters = new ParameterSet("autoencoder in training");
    private final Weights weights;
    private final TruthHeads heads;
    private final OptimizerGroups optimizer;
    private final Ema ema;
    private OrderedFeed<TrainingScene> feed;
    private long step;

    /** What one step came to: mean deviation of the pictures, and the loss of the truth heads. */
    public record Report(long step, double reconstruction, double truth, double gradientNorm) {}

    /** A fresh start; scenes are rendered on so many background threads. */
    public AutoencoderTrainer(AutoencoderRecipe recipe, int feedThreads) {
        this.recipe = recipe;
        Initializer start = new AutoencoderStart(linearCode(recipe), recipe.seed());
        if (recipe.from().isPresent()) {
            try (TensorSource trained = WeightFiles.open(recipe.from().get())) {
                make((name, shape) -> name.startsWith(HEADS)
                        ? start.create(name, shape) : trained.load(name, ScalarType.Float));
            }
        } else {
            make(start);
        }
        weights = Weights.of(parameters.source(), Engine.cpu());
        heads = TruthHeads.of(weights.sub(HEADS), recipe.latentChannels());
        Map<String, Tensor> filters = new TreeMap<>(parameters.trained());
        filters.keySet().removeIf(name -> !isMuonFilter(name));
        Map<String, Tensor> rest = new TreeMap<>(parameters.trained());
        rest.keySet().removeAll(filters.keySet());
        optimizer = new OptimizerGroups(List.of(
                new OptimizerGroups.Group(new Muon(filters, 0.95, 0), recipe.filterRate()),
                new OptimizerGroups.Group(
                        new AdamW(rest, new AdamW.Settings(0.9, 0.99, 0.01, 1e-8)), recipe.rate())));
        ema = new Ema(parameters.trained(), recipe.emaDecay());
        feed = feedFrom(0, feedThreads);
    }

    private void make(Initializer start) {
        try (Weights made = Weights.create((name, shape) -> {
            Tensor tensor = start.create(name, shape);
            parameters.add(name, tensor, true);
            return tensor;
        }, Engine.cpu())) {
            PatchAutoencoder.of(recipe.architecture(), made);
            TruthHeads.of(made.sub(HEADS), recipe.latentChannels());
        }
    }

    /** The convolutions of all residual blocks; first, last and resampling ones hold the linear code. */
    private static boolean isMuonFilter(String name) {
        return name.matches(".*\\.(blocks\\.\\d+|deep_blocks\\.\\d+|merge)\\.conv[12]\\.weight");
    }

    private static LinearCode linearCode(AutoencoderRecipe recipe) {
        List<float[]> pictures = new ArrayList<>();
        for (int i = 0; i < CODE_SCENES; i++) {
            TrainingScene scene = TrainingScene.render(i, recipe.side(), PatchAutoencoder.FACTOR);
            pictures.add(scene.photo());
            pictures.add(scene.answer());
        }
        return LinearCode.fit(pictures, recipe.side(), recipe.latentChannels(), recipe.seed());
    }

    private OrderedFeed<TrainingScene> feedFrom(long seed, int threads) {
        int factor = PatchAutoencoder.FACTOR;
        int ahead = 4 * recipe.photosPerStep() + threads;
        return new OrderedFeed<>(
                number -> TrainingScene.render(number, recipe.side(), factor), seed, threads, ahead);
    }

    /** Makes one optimiser step; one whose loss or gradient is not finite changes nothing. */
    public Report step() {
        step++;
        torch.manual_seed(recipe.seed() * 1_000_003 + step);
        List<TrainingScene> scenes = new ArrayList<>();
        for (int i = 0; i < recipe.photosPerStep(); i++) {
            scenes.add(feed.take());
        }
        try (PointerScope scope = new PointerScope()) {
            parameters.freeGradients();
            double[] losses = backward(scenes);
            double norm = Gradients.clip(parameters.trained().values(), MAX_GRADIENT_NORM);
            if (Double.isFinite(losses[0] + losses[1] + norm)) {
                optimizer.step(recipe.rates().height(step));
                ema.update(step);
            }
            return new Report(step, losses[0], losses[1], norm);
        }
    }

    private double[] backward(List<TrainingScene> scenes) {
        try (PointerScope scope = new PointerScope(); Weights fast = Weights.of(parameters.source(), FAST)) {
            PatchAutoencoder network = PatchAutoencoder.of(recipe.architecture(), fast);
            int answers = recipe.answersPerStep();
            int drawn = answers + recipe.photosRedrawn();
            Tensor pictures = pictures(scenes, answers); // (answers + photos, 3, S, S)
            Tensor latents = disturb(network.encode(fast(pictures)).to(ScalarType.Float));
            Tensor photos = latents.narrow(0, answers, scenes.size());
            Tensor truth = heads.loss(headsAlone() ? photos.detach() : photos,
                    scenes.stream().map(TrainingScene::cells).toList());
            Tensor difference = network.decode(fast(latents.narrow(0, 0, drawn))).to(ScalarType.Float)
                    .sub(pictures.narrow(0, 0, drawn));
            Tensor colours = difference.abs().mean();
            Tensor edges = slope(difference, 2).add(slope(difference, 3));
            colours.add(edges, new Scalar(recipe.edgeWeight()))
                    .add(truth, new Scalar(recipe.truthWeight()))
                    .backward();
            return new double[] {colours.item_float(), truth.item_float()};
        }
    }

    /** New heads learn to read what a trained autoencoder knows before they pull at it. */
    private boolean headsAlone() {
        return recipe.from().isPresent() && step <= recipe.warmUp();
    }

    /** Channels last: convolutions in bfloat16 run two to four times faster so. */
    private static Tensor fast(Tensor x) {
        return FAST.cast(x).contiguous(MemoryFormat.ChannelsLast);
    }

    /** Mean finite difference along a dimension. */
    private static Tensor slope(Tensor x, long dimension) {
        return x.diff(1, dimension, new TensorOptional(), new TensorOptional()).abs().mean();
    }

    /** The answers of the first scenes, then the photos of all of them. */
    private Tensor pictures(List<TrainingScene> scenes, int answers) {
        List<float[]> pictures = new ArrayList<>();
        scenes.subList(0, answers).forEach(scene -> pictures.add(scene.answer()));
        scenes.forEach(scene -> pictures.add(scene.photo()));
        int each = 3 * recipe.side() * recipe.side();
        float[] values = new float[pictures.size() * each];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(pictures.get(i), 0, values, i * each, each);
        }
        return Tensors.of(values, pictures.size(), 3, recipe.side(), recipe.side());
    }

    /** Adds noise in proportion to each channel's spread, of another strength for each picture. */
    private Tensor disturb(Tensor latents) {
        try (var scope = new Scope()) {
            Tensor spread = latents.detach().std(new long[] {0, 2, 3}, false, true); // (1, C, 1, 1)
            Tensor strength = torch.rand(latents.size(0), 1, 1, 1).mul(new Scalar(recipe.latentNoise()));
            return scope.out(latents.add(torch.randn_like(latents).mul(spread).mul(strength)));
        }
    }

    /** Writes everything that is needed to go on. */
    public void save(Path file) {
        SafetensorsWriter writer = new SafetensorsWriter().metadata("step", Long.toString(step))
                .metadata("position", Long.toString(feed.position()));
        parameters.tensors().forEach((name, tensor) -> add(writer, "model." + name, tensor));
        optimizer.state().forEach((name, tensor) -> add(writer, name, tensor));
        ema.state().forEach((name, tensor) -> add(writer, name, tensor));
        writer.write(file);
    }

    private static void add(SafetensorsWriter writer, String name, Tensor tensor) {
        writer.add(name, ScalarType.Float, Tensors.shape(tensor), () -> tensor);
    }

    /**
     * Goes on where {@link #save} was called.
     *
     * @throws org.diception.ModelException if the file is of another run
     */
    public void resume(Path file, int feedThreads) {
        try (SafetensorsFile source = SafetensorsFile.open(file)) {
            step = Long.parseLong(source.metadata().getOrDefault("step", "0"));
            parameters.restore(source, "model.");
            optimizer.restore(source, step);
            ema.restore(source);
            feed.close();
            feed = feedFrom(Long.parseLong(source.metadata().getOrDefault("position", "0")), feedThreads);
        }
    }

    /**
     * The averaged weights, without the heads and with unit latents; new tensors belong to the current scope.
     */
    public MemorySource folded() {
        Map<String, Tensor> averages = new TreeMap<>(ema.source().tensors());
        averages.keySet().removeIf(name -> name.startsWith(HEADS + "."));
        MemorySource source = new MemorySource("trained autoencoder", averages);
        return statistics(source).foldedInto(source);
    }

    /** What the heads, averaged too, read from the photos of so many held-out scenes. */
    Reading reading(int scenes) {
        try (PointerScope scope = new PointerScope();
                Weights averages = Weights.of(ema.source(), Engine.cpu())) {
            return Reading.of(PatchAutoencoder.of(recipe.architecture(), averages),
                    TruthHeads.of(averages.sub(HEADS), recipe.latentChannels()), scenes, recipe.side());
        }
    }

    /** Of the latents of photos and answers of the first scenes. */
    private LatentStatistics statistics(MemorySource source) {
        try (Weights weights = Weights.of(source, Engine.cpu())) {
            PatchAutoencoder trained = PatchAutoencoder.of(recipe.architecture(), weights);
            List<Tensor> samples = new ArrayList<>();
            for (int i = 0; i < STATISTICS_SCENES; i++) {
                samples.add(pictures(List.of(TrainingScene.render(i, recipe.side(), trained.factor())), 1));
            }
            return LatentStatistics.measure(trained, samples);
        }
    }

    /** Steps made so far. */
    public long steps() {
        return step;
    }

    @Override
    public void close() {
        feed.close();
        optimizer.close();
        ema.close();
        weights.close();
        parameters.close();
    }
}
