package org.diception.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.JsonConfig;
import org.diception.io.Prefixed;
import org.diception.io.SafetensorsWriter;
import org.diception.io.WeightFiles;
import org.diception.lora.LoraConfig;
import org.diception.lora.LoraLayers;
import org.diception.lora.LoraLayout;
import org.diception.lora.LoraTargets;
import org.diception.lora.LoraWriter;
import org.diception.model.Condition;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Scope;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.diception.train.adapt.LoraStart;
import org.diception.train.optim.ParameterSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bench lora-case DIR --model DIR}: what {@code lora_roundtrip.py} compares diffusers and PEFT with.
 */
@Command(
        name = "lora-case",
        description = {
            "Write a random LoRA in both layouts, inputs, and the velocity that we compute with it.",
            "Without photo and points, so that diffusers' own transformer computes the same."
        },
        mixinStandardHelpOptions = true)
final class LoraCaseCommand implements Callable<Integer> {
    private static final LoraConfig CONFIG = new LoraConfig(4, 6, new LoraTargets(
            List.of("to_q", "to_k", "to_v", "add_q_proj", "add_k_proj", "add_v_proj", "to_out.0", "net.2")));
    private static final int BATCH = 2;

    @Parameters(paramLabel = "DIR", description = "Where the files go.")
    private Path folder;

    @Option(names = "--model", paramLabel = "DIR", required = true,
            description = "A Stable Diffusion 3 folder with the transformer's weights, small enough for f32.")
    private Path model;

    @Override
    public Integer call() {
        Engine.load();
        TransformerConfig config = TransformerConfig.of(
                JsonConfig.read(model.resolve("transformer").resolve("config.json")));
        try (var scope = new Scope();
                TensorSource source =
                        new Prefixed("transformer.", WeightFiles.open(model.resolve("transformer")));
                Weights weights = Weights.of(source, Engine.cpu());
                ParameterSet lora = new ParameterSet("lora");
                LoraLayers layers = random(lora, weights, config)) {
            Map<String, Tensor> tensors = inputs(config);
            Transformer adapted = Transformer.of(weights.adapted(layers).sub("transformer"), config);
            tensors.put("velocity", adapted.forward(
                    tensors.get("noisy"), tensors.get("timestep"), condition(tensors, config)));
            for (LoraLayout layout : LoraLayout.values()) {
                LoraWriter.write(folder.resolve(layout.toString()), layout, lora.source(), CONFIG,
                        ScalarType.Float);
            }
            var writer = new SafetensorsWriter();
            tensors.forEach((name, tensor) ->
                    writer.add(name, ScalarType.Float, Tensors.shape(tensor), () -> tensor));
            writer.write(folder.resolve("case.safetensors"));
        }
        return 0;
    }

    /** The layers of an adapter whose B is not zero, as if it were trained; the matrices are the set's. */
    private static LoraLayers random(ParameterSet lora, Weights weights, TransformerConfig config) {
        torch.manual_seed(1);
        LoraStart start = new LoraStart(CONFIG, lora, Engine.cpu(), 1);
        Transformer.of(weights.adapted(start).sub("transformer"), config);
        lora.tensors().values().forEach(matrix -> matrix.set_requires_grad(false).normal_(0, 0.2, null));
        return new LoraLayers(lora.source(), layer -> CONFIG.scale(), Engine.cpu());
    }

    private static Map<String, Tensor> inputs(TransformerConfig config) {
        Map<String, Tensor> inputs = new TreeMap<>();
        int side = 2 * config.patchSize() * 3;
        inputs.put("noisy", torch.randn(BATCH, config.inChannels(), side, side));
        inputs.put("timestep", Tensors.of(new float[] {900, 200}, BATCH));
        inputs.put("text", torch.randn(BATCH, 7, config.jointAttentionDim()));
        inputs.put("pooled", torch.randn(BATCH, config.pooledProjectionDim()));
        return inputs;
    }

    private static Condition condition(Map<String, Tensor> inputs, TransformerConfig config) {
        Tensor noPoints = torch.zeros(BATCH, 0, config.width());
        return new Condition(null, inputs.get("text"), inputs.get("pooled"), noPoints);
    }
}
