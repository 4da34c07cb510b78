package org.diception.train.adapt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.diception.Precision;
import org.diception.lora.LoraConfig;
import org.diception.lora.LoraLayers;
import org.diception.model.FlowMatch;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;
import org.diception.train.TrainedModel;
import org.diception.train.TrainedNetwork;
import org.diception.train.optim.ParameterSet;

/**
 * A frozen network with a LoRA beside it, which alone is trained. The network's weights are held in the
 * format of the computation, so that a bfloat16 run of the official size takes 4 GB for them; answers that
 * are looked at in another format take a second copy.
 */
public final class AdaptedModel implements TrainedModel {
    private static final String TRANSFORMER = "transformer";

    private final TransformerConfig config;
    private final FlowMatch schedule;
    private final TensorSource base;
    private final LoraConfig lora;
    private final Map<Engine, Weights> frozen = new HashMap<>();
    private final ParameterSet matrices = new ParameterSet("adapter in training");

    /**
     * An adapter that changes nothing yet.
     *
     * @param base by the keys of the DICEPTION checkpoint; owned from now on
     */
    public AdaptedModel(TransformerConfig config, FlowMatch schedule, TensorSource base, LoraConfig lora,
            Engine engine, long seed) {
        this.config = config;
        this.schedule = schedule;
        this.base = base;
        this.lora = lora;
        Transformer.of(weights(engine).adapted(new LoraStart(lora, matrices, engine, seed)).sub(TRANSFORMER),
                config);
    }

    private Weights weights(Engine engine) {
        return frozen.computeIfAbsent(engine, format -> Weights.of(base, format));
    }

    @Override
    public TransformerConfig config() {
        return config;
    }

    @Override
    public FlowMatch schedule() {
        return schedule;
    }

    @Override
    public ParameterSet parameters() {
        return matrices;
    }

    /** The settings of the adapter. */
    public LoraConfig lora() {
        return lora;
    }

    @Override
    public OpenNetwork open(Map<String, Tensor> trained, Engine engine) {
        var source = new MemorySource("adapter in training", trained);
        LoraLayers layers = new LoraLayers(source, layer -> lora.scale(), engine);
        Weights weights = weights(engine);
        Transformer transformer = Transformer.of(weights.adapted(layers).sub(TRANSFORMER), config);
        return new OpenNetwork(
                new TrainedNetwork(transformer, PointEncoder.of(weights, config.width()), Optional.empty()),
                layers::close);
    }

    /** Those of the network beside the adapter, in the formats in which it was asked for. */
    @Override
    public long frozenBytes() {
        long numbers = base.count();
        return frozen.keySet().stream()
                .mapToLong(engine -> numbers * (engine.precision() == Precision.F32 ? 4 : 2)).sum();
    }

    @Override
    public void close() {
        matrices.close();
        frozen.values().forEach(Weights::close);
        base.close();
    }
}
