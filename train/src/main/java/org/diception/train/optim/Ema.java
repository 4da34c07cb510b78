package org.diception.train.optim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.MemorySource;
import org.diception.nn.TensorSource;

/**
 * The exponential moving average of trained weights, which is what gets published. It starts short and grows
 * to its full memory, {@code min(decay, (1 + step) / (10 + step))}, so that the random start is forgotten.
 */
public final class Ema implements AutoCloseable {
    /** Of the names in {@link #state}. */
    public static final String PREFIX = "ema.";

    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> averages = new LinkedHashMap<>();
    private final double decay;

    public Ema(Map<String, Tensor> parameters, double decay) {
        this.parameters = new LinkedHashMap<>(parameters);
        this.decay = decay;
        try (NoGrad noGrad = new NoGrad(); PointerScope scope = new PointerScope()) {
            this.parameters.forEach((name, tensor) -> {
                Tensor average = tensor.detach().clone();
                average.retainReference(); // released in close()
                averages.put(name, average);
            });
        }
    }

    /** Moves the averages towards the weights after optimiser step {@code step} (from 1). */
    public void update(long step) {
        double keep = Math.min(decay, (1.0 + step) / (10.0 + step));
        try (NoGrad noGrad = new NoGrad(); PointerScope scope = new PointerScope()) {
            Scalar share = new Scalar(1 - keep);
            averages.forEach((name, average) -> average.lerp_(parameters.get(name), share));
        }
    }

    /** The averaged weights, owned by this object. */
    public MemorySource source() {
        return new MemorySource("averaged weights", averages);
    }

    /** What must be saved to go on later. */
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        averages.forEach((name, tensor) -> state.put(PREFIX + name, tensor));
        return state;
    }

    /** Takes the averages back. */
    public void restore(TensorSource source) {
        state().forEach((name, tensor) -> {
            try (PointerScope scope = new PointerScope()) {
                tensor.copy_(ParameterSet.stored(source, name, tensor));
            }
        });
    }

    @Override
    public void close() {
        averages.values().forEach(Tensor::releaseReference);
        averages.clear();
    }
}
