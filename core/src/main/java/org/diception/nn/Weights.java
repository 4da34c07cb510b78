package org.diception.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.ModelException;

/**
 * The tensors of one network, taken by the very names that stand in the checkpoint, each of them once.
 *
 * <p>{@code weights.sub("transformer_blocks.0").linear("attn.to_q", 64, 64)} reads the key
 * {@code transformer_blocks.0.attn.to_q.weight}, checks its shape and notes that it was taken. The root owns
 * the tensors: they live until {@link #close()}. Not safe for use by several threads.
 */
public final class Weights implements AutoCloseable {
    private final Root root;
    private final String prefix;
    private final Adapters adapters;

    private static final class Root {
        final TensorSource source;
        final Initializer initializer;
        final Engine engine;
        final Map<String, Tensor> taken = new HashMap<>();
        final List<Tensor> owned = new ArrayList<>();

        Root(TensorSource source, Initializer initializer, Engine engine) {
            this.source = source;
            this.initializer = initializer;
            this.engine = engine;
        }
    }

    private Weights(Root root, String prefix, Adapters adapters) {
        this.root = root;
        this.prefix = prefix;
        this.adapters = adapters;
    }

    /** All tensors of a source, moved to the engine's device in its dtype as they are taken. */
    public static Weights of(TensorSource source, Engine engine) {
        return new Weights(new Root(source, Initializer.NONE, engine), "", Adapters.NONE);
    }

    /**
     * Tensors that are made as they are asked for, so that names and shapes stand in the layers alone: the
     * way to a random start, to a list of all keys, to a file of random weights. Every optional bias is asked
     * for.
     */
    public static Weights create(Initializer initializer, Engine engine) {
        var root = new Root(new MemorySource("new weights", Map.of()), initializer, engine);
        return new Weights(root, "", Adapters.NONE);
    }

    /**
     * The same weights for linear layers to which adapters add. Layers that were built before stay as they
     * are, and the tensors are shared.
     */
    public Weights adapted(Adapters additions) {
        return new Weights(root, prefix, additions);
    }

    /** The part of these weights whose names start with {@code name + "."}. */
    public Weights sub(String name) {
        return new Weights(root, prefix + name + ".", adapters);
    }

    /** Whether the checkpoint has the key. */
    public boolean has(String name) {
        return root.initializer != Initializer.NONE || root.source.names().contains(prefix + name);
    }

    /** The shape of a tensor, for parts whose widths stand in no config. */
    public long[] shape(String name) {
        Tensor known = root.taken.get(prefix + name);
        if (known != null) {
            return Tensors.shape(known);
        }
        requirePresent(prefix + name, "any shape");
        return root.source.shape(prefix + name);
    }

    /** Takes one tensor; its shape must be the expected one. */
    public Tensor tensor(String name, long... expected) {
        String key = prefix + name;
        Tensor known = root.taken.get(key);
        if (known != null) {
            return known;
        }
        if (root.initializer != Initializer.NONE) {
            return keep(key, () -> root.initializer.create(key, expected));
        }
        requirePresent(key, "shape " + Arrays.toString(expected));
        long[] shape = root.source.shape(key);
        if (!Arrays.equals(shape, expected)) {
            throw new ModelException(
                    root.source.label() + ": key '" + key + "' has shape " + Arrays.toString(shape)
                    + ", the config asks for " + Arrays.toString(expected)
                    + "; is this the checkpoint that the config belongs to?");
        }
        return keep(key, () -> root.engine.place(root.source.load(key, root.engine.dtype())));
    }

    private void requirePresent(String key, String expected) {
        if (!root.source.names().contains(key)) {
            throw new ModelException(
                    root.source.label() + ": key '" + key + "' is missing, expected with " + expected
                    + "; is this the checkpoint that the config belongs to?");
        }
    }

    private Tensor keep(String key, Supplier<Tensor> maker) {
        try (PointerScope scope = new PointerScope()) {
            Tensor tensor = maker.get();
            tensor.retainReference(); // outlives the scope; released in close()
            root.owned.add(tensor);
            root.taken.put(key, tensor);
            return tensor;
        }
    }

    /** {@code name.weight (out, in)}, {@code name.bias (out)} if there is one, and what adapters add. */
    public Linear linear(String name, long in, long out) {
        Tensor weight = tensor(name + ".weight", out, in);
        Tensor bias = has(name + ".bias") ? tensor(name + ".bias", out) : null;
        return new Linear(weight, bias, adapters.of(prefix + name, in, out));
    }

    /**
     * {@code name.weight (out, in, kernel, kernel)} and, if the checkpoint has it, {@code name.bias (out)}.
     */
    public Conv2d conv(String name, long in, long out, int kernel, int stride, int padding) {
        Tensor weight = tensor(name + ".weight", out, in, kernel, kernel);
        return has(name + ".bias")
                ? new Conv2d(weight, tensor(name + ".bias", out), stride, padding)
                : Conv2d.withoutBias(weight, stride, padding);
    }

    /** {@code name.weight (channels)} and {@code name.bias (channels)}. */
    public GroupNorm groupNorm(String name, long channels, int groups, double epsilon) {
        return new GroupNorm(
                tensor(name + ".weight", channels), tensor(name + ".bias", channels), groups, epsilon);
    }

    /** {@code name.weight (width)} and {@code name.bias (width)}. */
    public LayerNorm layerNorm(String name, long width, double epsilon) {
        return new LayerNorm(tensor(name + ".weight", width), tensor(name + ".bias", width), epsilon);
    }

    /** Where the tensors are and in which dtype. */
    public Engine engine() {
        return root.engine;
    }

    /** The file these weights come from, for messages. */
    public String label() {
        return root.source.label();
    }

    /** Names in the checkpoint below this prefix that nobody took: an error in tests, a warning for users. */
    public Set<String> unused() {
        Set<String> names = new TreeSet<>();
        for (String name : root.source.names()) {
            if (name.startsWith(prefix) && !root.taken.containsKey(name)) {
                names.add(name);
            }
        }
        return Collections.unmodifiableSet(names);
    }

    /** Frees all tensors that were taken. */
    @Override
    public void close() {
        root.owned.forEach(Tensor::releaseReference);
        root.owned.clear();
        root.taken.clear();
    }
}
