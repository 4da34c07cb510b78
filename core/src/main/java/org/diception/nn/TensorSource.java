package org.diception.nn;

import java.util.Arrays;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Named tensors that are read one at a time: a safetensors file, a {@code .pth} checkpoint, tensors in
 * memory. Implementations are safe for use by one thread at a time.
 */
public interface TensorSource extends AutoCloseable {
    /** What to call the source in messages: a file name. */
    String label();

    /** All tensor names. */
    Set<String> names();

    /** The shape of a tensor that {@link #names} lists. */
    long[] shape(String name);

    /** How many numbers a tensor has that {@link #names} lists. */
    default long count(String name) {
        return Arrays.stream(shape(name)).reduce(1, (a, b) -> a * b);
    }

    /** How many numbers all tensors have together. */
    default long count() {
        return names().stream().mapToLong(this::count).sum();
    }

    /** The dtype in which the source holds a tensor that {@link #names} lists. */
    ScalarType dtype(String name);

    /**
     * Loads one tensor on the CPU in the wanted dtype, in its own memory and with no second full copy, owned
     * by the current scope. Only floating-point tensors are converted; integer and boolean tensors are
     * refused.
     *
     * @throws org.diception.ModelException if the bytes cannot be read
     */
    Tensor load(String name, ScalarType dtype);

    @Override
    void close();
}
