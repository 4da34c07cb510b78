package org.diception.train.optim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.nn.MemorySource;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;

/**
 * Named float32 tensors that are trained: the leaves of the gradient graph and the master copy of the
 * weights. Owns its tensors until {@link #close()}; not safe for use by several threads.
 */
public final class ParameterSet implements AutoCloseable {
    private final String label;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** An empty set; the label names it in messages. */
    public ParameterSet(String label) {
        this.label = label;
    }

    /**
     * A copy of every tensor of a source; those whose names do not pass stay frozen, as
     * the table of positions does.
     */
    public static ParameterSet copyOf(TensorSource source, Predicate<String> trained) {
        ParameterSet set = new ParameterSet(source.label());
        for (String name : new TreeSet<>(source.names())) {
            try (PointerScope scope = new PointerScope()) {
                set.add(name, source.load(name, ScalarType.Float).clone(), trained.test(name));
            }
        }
        return set;
    }

    /** Takes over a float32 tensor; a frozen one is used by the network but never updated. */
    public void add(String name, Tensor tensor, boolean trained) {
        if (tensors.containsKey(name)) {
            throw new IllegalArgumentException("parameter '" + name + "' is there already");
        }
        tensor.set_requires_grad(trained);
        tensor.retainReference(); // released in close()
        tensors.put(name, tensor);
    }

    /** All tensors by name, in the order in which they were added. */
    public Map<String, Tensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /** The trained ones among them. */
    public Map<String, Tensor> trained() {
        Map<String, Tensor> trained = new LinkedHashMap<>(tensors);
        trained.values().removeIf(tensor -> !tensor.requires_grad());
        return trained;
    }

    /** The very tensors, for layers through which gradients shall flow. */
    public MemorySource source() {
        return new MemorySource(label, tensors);
    }

    /**
     * Frees all gradients: a forward pass needs their memory, and the next backward pass hands its own over
     * instead of adding them to zeros.
     */
    public void freeGradients() {
        try (PointerScope scope = new PointerScope()) {
            tensors.values().forEach(tensor -> tensor.mutable_grad().reset());
        }
    }

    /** Overwrites every tensor with the one of the same name and shape in a source. */
    public void restore(TensorSource source, String prefix) {
        try (NoGrad noGrad = new NoGrad()) {
            for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
                try (PointerScope scope = new PointerScope()) {
                    entry.getValue().copy_(stored(source, prefix + entry.getKey(), entry.getValue()));
                }
            }
        }
    }

    static Tensor stored(TensorSource source, String name, Tensor like) {
        if (!source.names().contains(name)
                || !java.util.Arrays.equals(source.shape(name), Tensors.shape(like))) {
            throw new ModelException(source.label() + ": '" + name + "' is missing or of another shape than "
                    + java.util.Arrays.toString(Tensors.shape(like))
                    + "; this checkpoint belongs to another run");
        }
        return source.load(name, ScalarType.Float);
    }

    /** How many numbers are trained. */
    public long trainedCount() {
        return trained().values().stream().mapToLong(Tensor::numel).sum();
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::releaseReference);
        tensors.clear();
    }
}
