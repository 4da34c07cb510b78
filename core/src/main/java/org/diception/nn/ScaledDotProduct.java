package org.diception.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** softmax(q kᵀ / √d) v. */
public final class ScaledDotProduct {
    private ScaledDotProduct() {}

    /** q (B, H, N, d), k and v (B, H, M, d) to (B, H, N, d); no mask. */
    public static Tensor attention(Tensor q, Tensor k, Tensor v) {
        return torch.scaled_dot_product_attention(q, k, v);
    }
}
