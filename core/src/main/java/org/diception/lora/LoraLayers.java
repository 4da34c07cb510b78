package org.diception.lora;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.diception.ModelException;
import org.diception.io.Quote;
import org.diception.nn.Adapters;
import org.diception.nn.Engine;
import org.diception.nn.LowRank;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;

/**
 * A LoRA as additions to the layers of a network. Owns its matrices until {@link #close}; not safe for use by
 * several threads.
 */
public final class LoraLayers implements Adapters, AutoCloseable {
    private static final int SHOWN = 3;

    private final Weights weights;
    private final ToDoubleFunction<String> scale;

    /**
     * Matrices by the checkpoint keys of their layers, moved to the engine's device in its dtype.
     *
     * @param scale of each layer
     */
    public LoraLayers(TensorSource matrices, ToDoubleFunction<String> scale, Engine engine) {
        this.weights = Weights.of(matrices, engine);
        this.scale = scale;
    }

    /** A LoRA from a file, which must stay open until the network is built. */
    public static LoraLayers of(LoraFile file, double weight, Engine engine) {
        return new LoraLayers(file, layer -> weight * file.scale(layer), engine);
    }

    @Override
    public List<LowRank> of(String layer, long in, long out) {
        if (!weights.has(layer + LoraFile.DOWN)) {
            return List.of();
        }
        long[] down = weights.shape(layer + LoraFile.DOWN);
        long[] up = weights.shape(layer + LoraFile.UP);
        if (down[1] != in || up[0] != out) {
            throw new ModelException(weights.label() + ": made for a layer " + Quote.of(layer) + " from "
                    + down[1] + " to " + up[0] + " numbers, this model's takes " + in + " to " + out
                    + "; the LoRA belongs to another model");
        }
        return List.of(new LowRank(
                weights.tensor(layer + LoraFile.DOWN, down[0], in),
                weights.tensor(layer + LoraFile.UP, out, down[0]),
                scale.applyAsDouble(layer)));
    }

    /**
     * To be called when the network is built.
     *
     * @throws ModelException if there is something for layers that it does not have
     */
    public void requireAllUsed() {
        Set<String> unused = weights.unused();
        if (!unused.isEmpty()) {
            String shown = unused.stream().limit(SHOWN).map(Quote::of).collect(Collectors.joining(", "));
            throw new ModelException(weights.label() + ": this model has no linear layers for " + shown
                    + (unused.size() > SHOWN ? " and " + (unused.size() - SHOWN) + " more" : "")
                    + "; the LoRA belongs to another model");
        }
    }

    @Override
    public void close() {
        weights.close();
    }
}
