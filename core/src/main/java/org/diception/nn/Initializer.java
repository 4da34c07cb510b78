package org.diception.nn;

import org.bytedeco.pytorch.Tensor;

/** Makes the starting value of a tensor from its checkpoint key and shape, owned by the current scope. */
@FunctionalInterface
public interface Initializer {
    /** For weights that come from a source. */
    Initializer NONE = (name, shape) -> {
        throw new IllegalStateException("'" + name + "' is read, not made");
    };

    /** The tensor, float32 or the dtype that the caller wants to keep. */
    Tensor create(String name, long[] shape);
}
