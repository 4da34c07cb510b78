package org.diception.io;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.TensorSource;

/**
 * A source whose names all get a prefix, such as {@code transformer.}: the file of a model's part gets the
 * names that its tensors have in a checkpoint of the whole. Names given to the methods must start with the
 * prefix.
 */
public record Prefixed(String prefix, TensorSource source) implements TensorSource {
    @Override
    public String label() {
        return source.label();
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        source.names().forEach(name -> names.add(prefix + name));
        return Collections.unmodifiableSet(names);
    }

    @Override
    public long[] shape(String name) {
        return source.shape(inner(name));
    }

    @Override
    public ScalarType dtype(String name) {
        return source.dtype(inner(name));
    }

    @Override
    public Tensor load(String name, ScalarType dtype) {
        return source.load(inner(name), dtype);
    }

    private String inner(String name) {
        return name.substring(prefix.length());
    }

    @Override
    public void close() {
        source.close();
    }
}
