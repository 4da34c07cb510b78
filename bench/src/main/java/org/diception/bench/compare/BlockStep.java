package org.diception.bench.compare;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.bench.RandomWeights;
import org.diception.io.Npy;
import org.diception.io.SafetensorsWriter;
import org.diception.model.Streams;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.ForgottenScores;
import org.diception.nn.MemorySource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.optim.AdamW;
import org.diception.train.optim.ParameterSet;

/**
 * One joint block of a network, its first one: random weights in float32, random streams, the mean square of
 * what leaves it as the loss.
 */
final class BlockStep implements TrainingStep {
    private static final String BLOCK = "transformer_blocks.0.";
    private static final long SEED = 3;

    private final TransformerConfig config;
    private final Engine engine;
    private final ParameterSet parameters = new ParameterSet("one block");
    private final Map<String, Tensor> all = new HashMap<>();
    private final ParameterSet inputs = new ParameterSet("streams"); // keeps them
    private final AdamW optimizer;

    /** Makes weights and streams and writes both for the other side. */
    BlockStep(TransformerConfig config, int imageTokens, int textTokens, Engine engine, Path folder) {
        this.config = config;
        this.engine = engine;
        try (PointerScope scope = new PointerScope()) {
            makeWeights();
            makeInput("image", folder, imageTokens);
            makeInput("text", folder, textTokens);
            makeInput("conditioning", folder, 1);
        }
        writeWeights(folder.resolve("weights.safetensors"));
        optimizer = new AdamW(parameters.trained(), ADAMW);
    }

    /** Of the other layers nothing is computed, so they repeat a single number. */
    private void makeWeights() {
        var random = new RandomWeights(SEED);
        try (Weights weights = Weights.create((key, shape) -> {
            boolean wanted = key.startsWith(BLOCK);
            Tensor tensor = wanted ? random.create(key, shape)
                    : torch.zeros(1).to(engine.dtype()).expand(shape);
            (wanted ? parameters : inputs).add(key, tensor, wanted);
            all.put(key, tensor);
            return tensor;
        }, Engine.cpu())) {
            Transformer.of(weights, config);
        }
    }

    private void makeInput(String name, Path folder, int tokens) {
        Tensor values = new RandomWeights(SEED).create(name, new long[] {tokens, config.width()})
                .mul(new Scalar(Math.sqrt(config.width()))); // unit variance
        int[] shape = tokens == 1 ? new int[] {1, config.width()} : new int[] {1, tokens, config.width()};
        Npy.write(folder.resolve(name + ".npy"), Tensors.toArray(values), shape);
        Tensor streams = tokens == 1 ? values : values.unsqueeze(0); // (1, D) or (1, N, D)
        inputs.add(name, engine.cast(streams), false);
    }

    private void writeWeights(Path file) {
        var writer = new SafetensorsWriter();
        parameters.tensors().forEach((key, tensor) -> writer.add(key.substring(BLOCK.length()),
                ScalarType.Float, Tensors.shape(tensor), tensor::detach));
        writer.write(file);
    }

    @Override
    public double step() {
        parameters.freeGradients();
        try (PointerScope scope = new PointerScope();
                ForgottenScores forgotten = new ForgottenScores();
                Weights weights = Weights.of(new MemorySource("one block", all), engine)) {
            Map<String, Tensor> given = inputs.tensors();
            Tensor image = given.get("image"); // noise and photo
            Streams entering = new Streams(image, given.get("text"), image.size(1) / 2);
            Streams left = Transformer.of(weights, config).block(0, entering, given.get("conditioning"));
            Tensor loss = meanSquare(left.image()).add(meanSquare(left.text()));
            loss.backward();
            optimizer.step(RATE);
            return loss.item_float();
        }
    }

    private static Tensor meanSquare(Tensor stream) {
        return stream.to(ScalarType.Float).pow(new Scalar(2)).mean();
    }

    /** What the other side is asked to load. */
    static Map<String, Object> peer(TransformerConfig config, Path folder) {
        return Map.of("kind", "BlockTraining", "folder", folder.toString(), "rate", RATE,
                "heads", config.numAttentionHeads());
    }

    @Override
    public void close() {
        optimizer.close();
        parameters.close();
        inputs.close();
    }
}
