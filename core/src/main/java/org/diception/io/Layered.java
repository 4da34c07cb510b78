package org.diception.io;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.TensorSource;

/**
 * A checkpoint laid over the folder that it was trained from: a tensor that the checkpoint lacks is taken
 * from the base. The official scripts do the same in silence ({@code load_state_dict(strict=False)}), so that
 * a checkpoint with wrong names seems to load; {@link #fromBase} and {@link #beyondBase} tell what happened.
 * Closes both.
 */
public record Layered(TensorSource checkpoint, TensorSource base) implements TensorSource {
    @Override
    public String label() {
        return checkpoint.label() + " over " + base.label();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(base.names());
        names.addAll(checkpoint.names());
        return Collections.unmodifiableSet(names);
    }

    @Override
    public long[] shape(String name) {
        return holder(name).shape(name);
    }

    @Override
    public ScalarType dtype(String name) {
        return holder(name).dtype(name);
    }

    @Override
    public Tensor load(String name, ScalarType dtype) {
        return holder(name).load(name, dtype);
    }

    /** Names that the checkpoint lacks, in alphabetical order. */
    public Set<String> fromBase() {
        return difference(base, checkpoint);
    }

    /** Names that the base does not know, in alphabetical order: of added layers, or misspelt. */
    public Set<String> beyondBase() {
        return difference(checkpoint, base);
    }

    private static Set<String> difference(TensorSource all, TensorSource without) {
        Set<String> names = new TreeSet<>(all.names());
        names.removeAll(without.names());
        return Collections.unmodifiableSet(names);
    }

    private TensorSource holder(String name) {
        return checkpoint.names().contains(name) ? checkpoint : base;
    }

    @Override
    public void close() {
        try (base) {
            checkpoint.close();
        }
    }
}
