package org.diception.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.diception.UsageException;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Initializer;
import org.diception.nn.MemorySource;
import org.diception.nn.Weights;
import org.diception.train.optim.ParameterSet;

/**
 * A network whose own tensors are trained, all of them or those that are not frozen. The trained ones are
 * float32; in each step the layers get copies of them in the format of the computation.
 */
public final class FullModel implements TrainedModel {
    private static final int NO_HEADS = -1;

    private final TransformerConfig config;
    private final FlowMatch schedule;
    private final ParameterSet parameters;
    private final int common;

    private FullModel(TransformerConfig config, FlowMatch schedule, ParameterSet parameters, int common) {
        this.config = config;
        this.schedule = schedule;
        this.parameters = parameters;
        this.common = common;
    }

    /**
     * Tensors by the keys of the DICEPTION checkpoint.
     *
     * @param parameters owned from now on
     */
    public static FullModel of(TransformerConfig config, FlowMatch schedule, ParameterSet parameters) {
        return new FullModel(config, schedule, parameters, NO_HEADS);
    }

    /**
     * The same with new linear heads on the photo's tokens, which are trained beside the rest.
     *
     * @param common how many questions the photo's tokens are asked whatever the prompt is
     */
    public FullModel withHeads(int common, Initializer start, Engine engine) {
        if (config.photoOnChannels()) {
            throw new UsageException("the photo has no tokens of its own in this network, so none can be"
                    + " asked: leave out 'photo-tokens', or take 'photo: tokens'");
        }
        Initializer adding = ParameterStart.adding(parameters, start, engine);
        try (Weights weights = Weights.create(adding, Engine.cpu())) {
            int patchValues = config.patchSize() * config.patchSize() * config.outChannels();
            PhotoTokenHeads.of(weights, config.width(), patchValues, config.numLayers(), common);
        }
        return new FullModel(config, schedule, parameters, common);
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
        return parameters;
    }

    @Override
    public OpenNetwork open(Map<String, Tensor> trained, Engine engine) {
        Map<String, Tensor> all = new LinkedHashMap<>(parameters.tensors());
        all.putAll(trained);
        Weights weights = Weights.of(new MemorySource("weights in training", all), engine);
        TrainedNetwork network = TrainedNetwork.of(weights, config);
        return new OpenNetwork(
                common == NO_HEADS ? network : network.withHeads(weights, common), weights::close);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
