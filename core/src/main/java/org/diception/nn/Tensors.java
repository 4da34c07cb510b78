package org.diception.nn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The border between Java arrays and tensors, and the joining
 * of tensors. Results belong to the current scope.
 */
public final class Tensors {
    private Tensors() {}

    /** A float32 tensor on the CPU with a copy of the values in C order. */
    public static Tensor of(float[] values, long... shape) {
        Tensor tensor = torch.empty(shape);
        if (values.length > 0) { // an empty tensor has no address
            new FloatPointer(tensor.data_ptr_float()).put(values, 0, values.length);
        }
        return tensor;
    }

    /** A copy of the values in C order, as float32, whatever the dtype and device. */
    public static float[] toArray(Tensor tensor) {
        Tensor plain = tensor.detach().cpu().to(ScalarType.Float).contiguous();
        float[] values = new float[Math.toIntExact(plain.numel())];
        if (values.length > 0) {
            new FloatPointer(plain.data_ptr_float()).get(values, 0, values.length);
        }
        return values;
    }

    /** The shape as Java numbers. */
    public static long[] shape(Tensor tensor) {
        long[] shape = new long[(int) tensor.dim()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.size(i);
        }
        return shape;
    }

    /** Joins along a dimension. */
    public static Tensor cat(long dimension, Tensor... parts) {
        return torch.cat(new TensorVector(parts), dimension);
    }

    /** Joins along a new dimension. */
    public static Tensor stack(long dimension, Tensor... parts) {
        return torch.stack(new TensorVector(parts), dimension);
    }
}
