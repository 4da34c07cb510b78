package org.diception.train.adapt;

import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.lora.LoraConfig;
import org.diception.lora.LoraFile;
import org.diception.nn.Adapters;
import org.diception.nn.Engine;
import org.diception.nn.LowRank;
import org.diception.nn.Tensors;
import org.diception.train.optim.ParameterSet;

/**
 * The matrices that adaptation starts from, made as the network's layers ask for them: A uniform in ±1/√in as
 * PEFT draws it, B zero, so that the network begins as it was. Not safe for use by several threads.
 */
public final class LoraStart implements Adapters {
    private final LoraConfig config;
    private final ParameterSet parameters;
    private final Engine engine;
    private final long seed;

    /**
     * @param parameters what the matrices are added to, in float32, by the names of {@link LoraFile}
     * @param engine says on which device, and what the layers get copies in
     */
    public LoraStart(LoraConfig config, ParameterSet parameters, Engine engine, long seed) {
        this.config = config;
        this.parameters = parameters;
        this.engine = engine;
        this.seed = seed;
    }

    @Override
    public List<LowRank> of(String layer, long in, long out) {
        if (!config.targets().match(layer)) {
            return List.of();
        }
        Tensor down = engine.place(uniform(layer, config.rank(), in));
        Tensor up = engine.place(torch.zeros(out, config.rank()));
        parameters.add(layer + LoraFile.DOWN, down, true);
        parameters.add(layer + LoraFile.UP, up, true);
        return List.of(new LowRank(engine.cast(down), engine.cast(up), config.scale()));
    }

    /** Every layer has numbers of its own, whatever is asked for before it. */
    private Tensor uniform(String layer, int rank, long in) {
        Random random = new Random(seed * 1_000_003 + layer.hashCode());
        float bound = (float) (1 / Math.sqrt(in));
        float[] values = new float[Math.toIntExact(rank * in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (2 * random.nextFloat() - 1) * bound;
        }
        return Tensors.of(values, rank, in);
    }
}
