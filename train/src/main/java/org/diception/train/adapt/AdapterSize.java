package org.diception.train.adapt;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.global.torch;
import org.diception.UsageException;
import org.diception.lora.LoraTargets;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Adapters;
import org.diception.nn.Engine;
import org.diception.nn.Initializer;
import org.diception.nn.LowRank;
import org.diception.nn.Weights;

/**
 * What an adapter of a network costs for each rank: counts the numbers of the layers that it would have,
 * while the network is built. Not safe for use by several threads.
 */
public final class AdapterSize implements Adapters {
    private final LoraTargets targets;
    private final List<String> others = new ArrayList<>();
    private int layers;
    private long numbersPerRank;

    private AdapterSize(LoraTargets targets) {
        this.targets = targets;
    }

    /** Of a transformer, of which only the names and shapes are asked. */
    public static AdapterSize of(TransformerConfig config, LoraTargets targets) {
        var size = new AdapterSize(targets);
        Initializer empty = (name, shape) -> torch.zeros(1).expand(shape);
        try (Weights weights = Weights.create(empty, Engine.cpu())) {
            Transformer.of(weights.adapted(size), config);
        }
        return size;
    }

    @Override
    public List<LowRank> of(String layer, long in, long out) {
        if (targets.match(layer)) {
            layers++;
            numbersPerRank += in + out;
        } else {
            others.add(layer);
        }
        return List.of();
    }

    /** Numbers of A and B together. */
    public long numbersPerRank() {
        if (layers == 0) {
            throw new UsageException("lora.targets: " + targets.names() + " fits no layer; there are "
                    + String.join(", ", others.stream().limit(4).toList()) + " and others");
        }
        return numbersPerRank;
    }

    /** The highest rank with which an adapter has no more than so many numbers. */
    public int rankWithin(long numbers) {
        long rank = numbers / numbersPerRank();
        if (rank < 1) {
            throw new UsageException("lora.share: allows " + numbers + " parameters, rank 1 on " + layers
                    + " layers takes " + numbersPerRank + "; allow more, or name fewer targets");
        }
        return Math.toIntExact(Math.min(rank, Integer.MAX_VALUE));
    }
}
