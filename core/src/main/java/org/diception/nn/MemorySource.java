package org.diception.nn;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Tensors that are in memory already, as in training: {@link #load} gives the very tensor, so that gradients
 * flow to it. The map keeps owning them.
 */
public record MemorySource(String label, Map<String, Tensor> tensors) implements TensorSource {
    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    @Override
    public long[] shape(String name) {
        return Tensors.shape(tensors.get(name));
    }

    @Override
    public ScalarType dtype(String name) {
        return tensors.get(name).scalar_type().intern();
    }

    @Override
    public Tensor load(String name, ScalarType dtype) {
        Tensor tensor = tensors.get(name);
        return tensor.scalar_type().intern() == dtype ? tensor : tensor.to(dtype);
    }

    @Override
    public void close() {
        // the owner of the map frees its tensors
    }
}
