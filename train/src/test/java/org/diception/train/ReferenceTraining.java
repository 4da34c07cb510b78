package org.diception.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.golden.Goldens;
import org.diception.io.JsonConfig;
import org.diception.io.PthFile;
import org.diception.io.WeightFiles;
import org.diception.lora.LoraLayers;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.optim.AdamW;
import org.diception.train.optim.ParameterSet;

/**
 * The steps that golden/train.json tells of, over the base folder's transformer and
 * the checkpoint's point encoder.
 */
final class ReferenceTraining implements AutoCloseable {
    static final Goldens GOLDEN = Goldens.file("golden/train.safetensors");
    static final JsonNode RECIPE = Goldens.json("golden/train.json");
    static final String POSITIONS = "pos_embed.pos_embed";

    final ParameterSet transformer;
    final ParameterSet points;
    /** Tensors by the names of the reference's file, owned by the scope in which the training ran. */
    final Map<String, Tensor> seen = new HashMap<>();

    private final Way way;
    private final TransformerConfig config;
    private final ParameterSet trained;
    private final double scale;
    private final AdamW adam;

    /** All of the transformer. */
    ReferenceTraining(Way way) {
        this(way, new ParameterSet("no adapter"), 1);
    }

    /**
     * Matrices of a LoRA beside a frozen transformer, if there are any; their names are those of its layers.
     */
    ReferenceTraining(Way way, ParameterSet lora, double scale) {
        this.way = way;
        boolean adapted = !lora.tensors().isEmpty();
        this.scale = scale;
        String folder = "model/transformer";
        config = TransformerConfig.of(JsonConfig.read(Goldens.path(folder).resolve("config.json")));
        try (TensorSource base = WeightFiles.open(Goldens.path(folder));
                TensorSource checkpoint = PthFile.open(Goldens.path("ckpt/DICEPTION_tiny_f32.pth"))) {
            transformer = ParameterSet.copyOf(base, name -> !adapted && !name.equals(POSITIONS));
            points = ParameterSet.copyOf(checkpoint, name -> true);
        }
        trained = adapted ? lora : transformer;
        JsonNode betas = RECIPE.get("betas");
        adam = new AdamW(trained.trained(), new AdamW.Settings(betas.get(0).doubleValue(),
                betas.get(1).doubleValue(), RECIPE.get("weight_decay").doubleValue(),
                RECIPE.get("eps").doubleValue()));
    }

    /** All steps; the gradients kept are those of the first. */
    void run() {
        List<Float> losses = new ArrayList<>();
        for (int step = 0; step < RECIPE.get("losses").size(); step++) {
            backward(step, losses);
            if (step == 0) {
                keepGradients(trained);
                keepGradients(points);
            }
            adam.step(RECIPE.get("lr").doubleValue());
            trained.freeGradients();
        }
        trained.tensors().forEach((name, tensor) -> seen.put("after3." + name, tensor.detach()));
        seen.put("after3.velocity_step0_inputs", velocity().detach());
        seen.put("step0.loss", Tensors.of(new float[] {losses.get(0)}, 1));
        float[] all = new float[losses.size()];
        IntStream.range(0, all.length).forEach(i -> all[i] = losses.get(i));
        seen.put("losses", Tensors.of(all, all.length));
    }

    private void backward(int step, List<Float> losses) {
        Tensor[] velocities = new Tensor[way.parts];
        Tensor[] tokenGradients = new Tensor[way.parts];
        double loss = 0;
        for (int i = 0; i < way.parts; i++) {
            ReferencePart part = new ReferencePart(GOLDEN, step, i, way.parts);
            Tensor tokens = pointTokens();
            tokens.retain_grad();
            withTransformer(network -> way.pass.run(network, part.noisy(), part.timestep(),
                    part.condition(tokens), part));
            velocities[i] = part.velocity();
            tokenGradients[i] = tokens.grad().clone();
            loss += part.loss();
        }
        losses.add((float) loss);
        if (step == 0) {
            seen.put("step0.x_t", new ReferencePart(GOLDEN, 0, 0, 1).noisy());
            seen.put("step0.velocity", Tensors.cat(0, velocities));
            seen.put("grad.point_embeds", Tensors.stack(0, tokenGradients).sum(0));
        }
    }

    /** Of the first step's inputs. */
    private Tensor velocity() {
        ReferencePart all = new ReferencePart(GOLDEN, 0, 0, 1);
        Tensor[] velocity = new Tensor[1];
        withTransformer(network -> velocity[0] =
                network.forward(all.noisy(), all.timestep(), all.condition(pointTokens())));
        return velocity[0];
    }

    private void withTransformer(Consumer<Transformer> use) {
        try (Weights weights = Weights.of(transformer.source(), Engine.cpu());
                LoraLayers lora = new LoraLayers(trained.source(), layer -> scale, Engine.cpu())) {
            use.accept(Transformer.of(weights.adapted(lora), config));
        }
    }

    private Tensor pointTokens() {
        try (Weights weights = Weights.of(points.source(), Engine.cpu())) {
            return PointEncoder.of(weights, config.width())
                    .forward(GOLDEN.tensor("points"), GOLDEN.tensor("labels"));
        }
    }

    private void keepGradients(ParameterSet set) {
        set.trained().forEach((name, tensor) -> {
            Tensor gradient = tensor.grad();
            seen.put("grad." + name, gradient.defined() ? gradient.clone() : torch.zeros_like(tensor));
        });
    }

    @Override
    public void close() {
        adam.close();
        transformer.close();
        points.close();
    }
}
