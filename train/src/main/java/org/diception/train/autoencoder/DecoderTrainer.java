package org.diception.train.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Device;
import org.diception.Precision;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.data.OrderedFeed;
import org.diception.train.optim.AdamW;
import org.diception.train.optim.Ema;
import org.diception.train.optim.Gradients;
import org.diception.train.optim.ParameterSet;
import org.diception.train.scenes.RenderedScene;
import org.diception.train.scenes.Renderer;
import org.diception.train.scenes.SceneStyle;
import org.diception.vae.PatchAutoencoder;

/**
 * Goes on with a trained autoencoder's decoder alone, on painted answers alone: nothing else is ever decoded.
 * The latents stay what they are, so a transformer that was trained on them gains without being touched. Not
 * safe for use by several threads.
 */
final class DecoderTrainer implements AutoCloseable {
    private static final Engine HALF = new Engine(Device.CPU, Precision.BF16);
    private static final Pictures.Kind[] ANSWERS = {
        Pictures.Kind.DEPTH, Pictures.Kind.NORMAL, Pictures.Kind.MASK,
        Pictures.Kind.ENTITY, Pictures.Kind.POSE
    };
    private static final double EDGE_WEIGHT = 0.5;
    private static final double EMA_DECAY = 0.998;

    private final AutoencoderRecipe recipe;
    private final ParameterSet parameters = new ParameterSet("decoder in training");
    private final AdamW adam;
    private final Ema ema;
    private final OrderedFeed<List<float[]>> feed;
    private long step;

    DecoderTrainer(AutoencoderRecipe recipe, TensorSource trained, long firstSeed) {
        this.recipe = recipe;
        for (String name : new TreeSet<>(trained.names())) {
            try (PointerScope scope = new PointerScope()) {
                parameters.add(
                        name, trained.load(name, ScalarType.Float).clone(), !name.startsWith("encoder."));
            }
        }
        adam = new AdamW(parameters.trained(), new AdamW.Settings(0.9, 0.99, 0.01, 1e-8));
        ema = new Ema(parameters.trained(), EMA_DECAY);
        feed = new OrderedFeed<>(seed -> answers(seed, recipe.side()), firstSeed, 1, 8);
    }

    private static List<float[]> answers(long seed, int side) {
        RenderedScene scene =
                Renderer.render(seed, side, seed % 2 == 0 ? SceneStyle.PLAIN : SceneStyle.VARIED);
        Random random = new Random(seed);
        List<float[]> answers = new ArrayList<>();
        for (Pictures.Kind kind : ANSWERS) {
            answers.add(Pictures.of(kind, scene, random));
        }
        return answers;
    }

    /** One optimiser step over all answers of a scene or more; tells the mean deviation of the pictures. */
    double step() {
        step++;
        torch.manual_seed(recipe.seed() * 1_000_003 + step);
        List<float[]> pictures = new ArrayList<>();
        for (int i = 0; i < recipe.scenesPerStep(); i++) {
            pictures.addAll(feed.take());
        }
        try (PointerScope scope = new PointerScope()) {
            parameters.zeroGrad();
            double loss = backward(pictures);
            double norm = Gradients.clip(parameters.trained().values(), 1);
            if (Double.isFinite(loss + norm)) {
                adam.step(recipe.rateAt(step));
                ema.update(step);
            }
            return loss;
        }
    }

    private double backward(List<float[]> pictures) {
        try (PointerScope scope = new PointerScope(); Weights half = Weights.of(parameters.source(), HALF)) {
            PatchAutoencoder network = PatchAutoencoder.of(recipe.architecture(), half);
            Tensor[] each = pictures.stream()
                    .map(picture -> Tensors.of(picture, 1, 3, recipe.side(), recipe.side()))
                    .toArray(Tensor[]::new);
            Tensor truth = Tensors.cat(0, each); // (n, 3, S, S)
            Tensor latents = network.encode(fast(truth)).detach();
            Tensor strength = torch.rand(latents.size(0), 1, 1, 1).mul(new Scalar(recipe.latentNoise()));
            Tensor noisy = latents.to(ScalarType.Float)
                    .add(torch.randn(Tensors.shape(latents)).mul(strength));
            Tensor difference = network.decode(fast(noisy)).to(ScalarType.Float).sub(truth);
            Tensor colours = difference.abs().mean();
            Tensor edges = slope(difference, 2).add(slope(difference, 3));
            colours.add(edges, new Scalar(EDGE_WEIGHT)).backward();
            return colours.item_float();
        }
    }

    private static Tensor fast(Tensor x) {
        return x.to(ScalarType.BFloat16).contiguous(MemoryFormat.ChannelsLast);
    }

    private static Tensor slope(Tensor x, long dimension) {
        return x.diff(1, dimension, new TensorOptional(), new TensorOptional()).abs().mean();
    }

    /** The frozen encoder and the averaged decoder; the tensors stay this object's. */
    MemorySource published() {
        var tensors = new java.util.TreeMap<>(parameters.tensors());
        tensors.putAll(ema.source().tensors());
        return new MemorySource("trained autoencoder", tensors);
    }

    @Override
    public void close() {
        feed.close();
        adam.close();
        ema.close();
        parameters.close();
    }
}
