package org.diception.nn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** softmax(q kᵀ / √d) v without a mask. */
public final class ScaledDotProduct {
    /** Scores that the unfused kernel holds at once: 64 MB; with twice as many it was 70 % slower. */
    private static final long MAX_SCORES = 32L << 20;

    /** Without AMX libtorch's fused bfloat16 kernel falls to 3 GFLOPS; the unfused one is 30 times faster. */
    private static final boolean FUSED_BFLOAT16 = Hardware.bfloat16Instructions().contains("amx_bf16");

    private ScaledDotProduct() {}

    /** Whether bfloat16 on this processor goes through the fused kernel, which keeps no scores. */
    public static boolean fusedBfloat16() {
        return FUSED_BFLOAT16;
    }

    /** q (B, H, N, d), k and v (B, H, M, d) to (B, H, N, d). */
    public static Tensor attention(Tensor q, Tensor k, Tensor v) {
        boolean fused = q.is_cuda() || FUSED_BFLOAT16 || q.scalar_type().intern() != ScalarType.BFloat16;
        return fused ? torch.scaled_dot_product_attention(q, k, v) : unfused(q, k, v);
    }

    /** Two matrix products and a softmax, for as many queries at a time as {@link #MAX_SCORES} allows. */
    private static Tensor unfused(Tensor q, Tensor k, Tensor v) {
        try (var scope = new Scope()) {
            Tensor queries = q.mul(new Scalar(1 / Math.sqrt(q.size(3)))).flatten(0, 1); // (B·H, N, d)
            Tensor keys = k.flatten(0, 1).transpose(1, 2); // (B·H, d, M)
            Tensor values = v.flatten(0, 1); // (B·H, M, d)
            long chunk = Math.max(1, MAX_SCORES / (q.size(0) * q.size(1) * k.size(2)));
            Tensor[] parts = new Tensor[(int) ((q.size(2) + chunk - 1) / chunk)];
            for (int i = 0; i < parts.length; i++) {
                long from = i * chunk;
                parts[i] = part(queries.narrow(1, from, Math.min(chunk, q.size(2) - from)), keys, values);
            }
            return scope.out((parts.length == 1 ? parts[0] : Tensors.cat(1, parts)).view(q.sizes()));
        }
    }

    private static Tensor part(Tensor q, Tensor k, Tensor v) {
        try (var scope = new Scope()) {
            return scope.out(Overwriting.softmax(q.matmul(k)).matmul(v)); // (B·H, chunk, d)
        }
    }
}
