package org.diception.train.run;

import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.TensorSource;

/**
 * A source of which only names, shapes and formats are read: each tensor is one zero, repeated. So a network
 * can be built, and what it takes be known, before memory is asked for.
 */
record Hollow(TensorSource source) implements TensorSource {
    /** One zero in any shape. */
    static Tensor tensor(String name, long... shape) {
        return torch.zeros(1).expand(shape);
    }

    @Override
    public String label() {
        return source.label();
    }

    @Override
    public Set<String> names() {
        return source.names();
    }

    @Override
    public long[] shape(String name) {
        return source.shape(name);
    }

    @Override
    public ScalarType dtype(String name) {
        return source.dtype(name);
    }

    @Override
    public Tensor load(String name, ScalarType dtype) {
        return torch.zeros(1).to(dtype).expand(shape(name));
    }

    @Override
    public void close() {
        source.close();
    }
}
