package org.diception.nn;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** softmax(q kᵀ / √d) v without a mask. */
public final class ScaledDotProduct {
    /** Scores that the unfused kernel holds at once: 64 MB; with twice as many it was 70 % slower. */
    private static final long MAX_SCORES = 32L << 20;

    /** Without AMX libtorch's fused bfloat16 kernel falls to 3 GFLOPS; the unfused one is 30 times faster. */
    private static final boolean FUSED_BFLOAT16 = Hardware.bfloat16Instructions().contains("amx_bf16");

    private ScaledDotProduct() {}

    /** q (B, H, N, d), k and v (B, H, M, d) to (B, H, N, d). */
    public static Tensor attention(Tensor q, Tensor k, Tensor v) {
        if (Bfloat16.isForeign(q)) {
            return Bfloat16.rounded(q, wide ->
                    torch.scaled_dot_product_attention(wide, Bfloat16.widened(k), Bfloat16.widened(v)));
        }
        boolean fused = q.is_cuda() || FUSED_BFLOAT16 || q.scalar_type().intern() != ScalarType.BFloat16;
        if (fused) {
            return torch.scaled_dot_product_attention(q, k, v);
        }
        return ForgottenScores.wanted(q, k, v) ? ForgottenScores.attention(q, k, v) : inParts(q, k, v);
    }

    /** Two matrix products and a softmax, for as many queries at a time as {@link #MAX_SCORES} allows. */
    static Tensor inParts(Tensor q, Tensor k, Tensor v) {
        try (var scope = new Scope()) {
            Tensor[] parts = new Tensor[parts(q, k)];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = part(queries(q, k, i), k, v);
            }
            return scope.out(parts.length == 1 ? parts[0] : Tensors.cat(2, parts)); // (B, H, N, d)
        }
    }

    /** Gradients of q, k and v from that of the answer (B, H, N, d); k and v get sums over the parts. */
    static Tensor[] gradients(Tensor q, Tensor k, Tensor v, Tensor answer) {
        try (var scope = new Scope()) {
            Tensor keys = leaf(k);
            Tensor values = leaf(v);
            Tensor[] ofQueries = new Tensor[parts(q, k)];
            for (int i = ofQueries.length - 1; i >= 0; i--) { // the order of the sums in a whole graph
                try (var part = new Scope()) {
                    Tensor queries = leaf(queries(q, k, i));
                    part(queries, keys, values).backward(queries(answer, k, i),
                            new BoolOptional(false), false, new TensorArrayRefOptional());
                    ofQueries[i] = part.out(queries.grad().detach());
                }
            }
            return new Tensor[] {scope.out(ofQueries.length == 1 ? ofQueries[0] : Tensors.cat(2, ofQueries)),
                scope.out(keys.grad().detach()), scope.out(values.grad().detach())};
        }
    }

    private static Tensor leaf(Tensor tensor) {
        Tensor leaf = tensor.detach();
        leaf.set_requires_grad(true);
        return leaf;
    }

    private static int parts(Tensor q, Tensor k) {
        long size = partSize(q, k);
        return Math.toIntExact((q.size(2) + size - 1) / size);
    }

    private static long partSize(Tensor q, Tensor k) {
        return Math.max(1, MAX_SCORES / (q.size(0) * q.size(1) * k.size(2)));
    }

    /** Rows of the i-th part of (B, H, N, d). */
    private static Tensor queries(Tensor tensor, Tensor k, int i) {
        long size = partSize(tensor, k);
        return tensor.narrow(2, i * size, Math.min(size, tensor.size(2) - i * size)); // (B, H, part, d)
    }

    private static Tensor part(Tensor q, Tensor k, Tensor v) {
        try (var scope = new Scope()) {
            Tensor queries = q.mul(new Scalar(1 / Math.sqrt(q.size(3))));
            Tensor scores = queries.matmul(k.transpose(2, 3)); // (B, H, part, M)
            return scope.out(Overwriting.softmax(scores).matmul(v)); // (B, H, part, d)
        }
    }
}
