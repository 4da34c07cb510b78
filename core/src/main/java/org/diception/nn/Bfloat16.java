package org.diception.nn;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Device;
import org.diception.Precision;

/**
 * bfloat16 on a processor that has no instructions for it. libtorch then multiplies number by number, 8 to
 * 250 times slower than in float32 (measured with AVX2). Products of bfloat16 numbers are exact in float32
 * and are summed there anyway, so they are computed in it and rounded once: the same result, and weights and
 * intermediates still take half the memory.
 */
public final class Bfloat16 {
    private static final boolean INSTRUCTIONS = !Hardware.bfloat16Instructions().isEmpty();

    private Bfloat16() {}

    /** Whether products in this format are computed in float32 on this device. */
    public static boolean isForeign(Device device, Precision precision) {
        return !INSTRUCTIONS && device == Device.CPU && precision == Precision.BF16;
    }

    /** Whether this tensor's products are faster in float32. */
    public static boolean isForeign(Tensor x) {
        return !INSTRUCTIONS && !x.is_cuda() && x.scalar_type().intern() == ScalarType.BFloat16;
    }

    /** What the product makes of x in float32, rounded to bfloat16. */
    public static Tensor rounded(Tensor x, UnaryOperator<Tensor> product) {
        try (var scope = new Scope()) {
            return scope.out(product.apply(x.to(ScalarType.Float)).to(ScalarType.BFloat16));
        }
    }

    /** The tensor in float32; null stays null. */
    static Tensor widened(Tensor tensor) {
        return tensor == null ? null : tensor.to(ScalarType.Float);
    }
}
