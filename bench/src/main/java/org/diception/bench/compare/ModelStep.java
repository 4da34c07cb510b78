package org.diception.bench.compare;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.Task;
import org.diception.bench.RandomWeights;
import org.diception.io.JsonConfig;
import org.diception.io.Npy;
import org.diception.io.SafetensorsFile;
import org.diception.model.FlowMatch;
import org.diception.model.PointEncoder;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.pipeline.ModelFolder;
import org.diception.text.BakedPrompts;
import org.diception.train.FlowMatchingLoss;
import org.diception.train.FullModel;
import org.diception.train.KeepingAll;
import org.diception.train.NoisyBatch;
import org.diception.train.ParameterStart;
import org.diception.train.PromptTable;
import org.diception.train.TrainedModel;
import org.diception.train.data.Batch;
import org.diception.train.optim.AdamW;
import org.diception.train.optim.ParameterSet;

/** All of a model's transformer and point encoder on one batch of random latents, rectified flow's loss. */
final class ModelStep implements TrainingStep {
    private static final long SEED = 5;

    private final Engine engine;
    private final FullModel model;
    private final BakedPrompts prompts;
    private final PromptTable table;
    private final AdamW optimizer;
    private final ParameterSet inputs = new ParameterSet("latents"); // keeps them
    private final List<String> asked;

    /** Reads the weights, makes a batch and writes it for the other side. */
    ModelStep(ModelFolder folder, int batch, int side, Engine engine, Path exchange) {
        this.engine = engine;
        this.asked = Collections.nCopies(batch, Task.DEPTH.prompt());
        TransformerConfig config =
                TransformerConfig.of(JsonConfig.read(folder.root().resolve("transformer/config.json")));
        FlowMatch flow =
                FlowMatch.of(JsonConfig.read(folder.root().resolve("scheduler/scheduler_config.json")));
        try (TensorSource source = SafetensorsFile.open(folder.checkpoint())) {
            ParameterSet parameters =
                    ParameterStart.read(config, source, new RandomWeights(SEED), 0, name -> true, engine);
            model = FullModel.of(config, flow, parameters);
        }
        prompts = BakedPrompts.open(folder.root().resolve(BakedPrompts.FILE_NAME), engine);
        table = new PromptTable(prompts);
        optimizer = new AdamW(model.parameters().trained(), ADAMW);
        long[] shape = {batch, config.inChannels(), side, side};
        try (PointerScope scope = new PointerScope()) {
            for (String name : List.of("photo", "answer", "noise")) {
                input(name, torch.randn(shape), exchange);
            }
            input("sigma", torch.rand(batch), exchange);
        }
    }

    private void input(String name, Tensor values, Path exchange) {
        int[] shape = Arrays.stream(Tensors.shape(values)).mapToInt(Math::toIntExact).toArray();
        Npy.write(exchange.resolve(name + ".npy"), Tensors.toArray(values), shape);
        inputs.add(name, values, false);
    }

    @Override
    public double step() {
        model.parameters().freeGradients();
        double[] loss = new double[1];
        try (PointerScope scope = new PointerScope();
                TrainedModel.OpenNetwork open = model.open(model.parameters().trained(), engine)) {
            NoisyBatch batch = batch();
            new KeepingAll().run(open.network().transformer(), engine.cast(batch.noisy()),
                    batch.timestep(model.schedule()), open.network().condition(batch, table, engine),
                    velocity -> {
                        Tensor error =
                                FlowMatchingLoss.of(velocity, batch.batch().answer(), batch.noise());
                        loss[0] = error.item_float();
                        return Optional.of(error);
                    });
            optimizer.step(RATE);
        }
        return loss[0];
    }

    private NoisyBatch batch() {
        Map<String, Tensor> latents = inputs.tensors();
        int size = asked.size();
        float[] kept = new float[size];
        Arrays.fill(kept, 1);
        Tensor none = torch.zeros(size, 0);
        var batch = new Batch(latents.get("photo"), latents.get("answer"), asked,
                torch.zeros(size, PointEncoder.SLOTS, 2), torch.zeros(size, PointEncoder.SLOTS, 1),
                none, none);
        return new NoisyBatch(batch, latents.get("noise"), Tensors.toArray(latents.get("sigma")), kept);
    }

    /** What the other side is asked to load. */
    static Map<String, Object> peer(ModelFolder folder, int batch, Path exchange) {
        return Map.of("kind", "ModelTraining", "model", folder.root().toString(), "folder",
                exchange.toString(), "rate", RATE, "prompts",
                Collections.nCopies(batch, Task.DEPTH.prompt()));
    }

    @Override
    public void close() {
        optimizer.close();
        table.close();
        prompts.close();
        inputs.close();
        model.close();
    }
}
