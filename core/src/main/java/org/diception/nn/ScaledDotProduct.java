package org.diception.nn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** softmax(q kᵀ / √d) v without a mask. */
public final class ScaledDotProduct {
    /**
     * Scores that the unfused kernel holds at once: small enough
     * for the caches' sake, large enough for the threads.
     */
    private static final long MAX_SCORES = 32L << 20;

    private ScaledDotProduct() {}

    /** q (B, H, N, d), k and v (B, H, M, d) to (B, H, N, d). */
    public static Tensor attention(Tensor q, Tensor k, Tensor v) {
        // libtorch's fused bfloat16 kernel falls to 3 GFLOPS on
        // processors without AMX (measured: 24 times slower)
        boolean slowFused = !q.is_cuda() && q.scalar_type().intern() == ScalarType.BFloat16;
        return slowFused ? unfused(q, k, v) : torch.scaled_dot_product_attention(q, k, v);
    }

    /** Two matrix products and a softmax, over as many heads at a time as {@link #MAX_SCORES} allows. */
    private static Tensor unfused(Tensor q, Tensor k, Tensor v) {
        try (var scope = new Scope()) {
            long heads = q.size(0) * q.size(1);
            Tensor queries = q.mul(new Scalar(1 / Math.sqrt(q.size(3)))).flatten(0, 1); // (B·H, N, d)
            Tensor keys = k.flatten(0, 1).transpose(1, 2); // (B·H, d, M)
            Tensor values = v.flatten(0, 1); // (B·H, M, d)
            long chunk = Math.max(1, MAX_SCORES / (q.size(2) * k.size(2)));
            Tensor[] parts = new Tensor[(int) ((heads + chunk - 1) / chunk)];
            for (int i = 0; i < parts.length; i++) {
                long from = i * chunk;
                long count = Math.min(chunk, heads - from);
                parts[i] = part(queries.narrow(0, from, count), keys.narrow(0, from, count),
                        values.narrow(0, from, count));
            }
            return scope.out((parts.length == 1 ? parts[0] : Tensors.cat(0, parts)).view(q.sizes()));
        }
    }

    private static Tensor part(Tensor q, Tensor k, Tensor v) {
        try (var scope = new Scope()) {
            return scope.out(torch.softmax(q.matmul(k), -1).matmul(v)); // (heads, N, d)
        }
    }
}
