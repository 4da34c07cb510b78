package org.diception.text;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Bfloat16;

/**
 * softmax(scale · q kᵀ + bias) v over heads, as plain matrix products: prompts are short, and libtorch's
 * fused kernel is slower in bfloat16 on many processors.
 */
record BiasedAttention(int heads, double scale) {
    /** q, k, v (B, N, H·d) and bias (1, 1 or H, N, N) to (B, N, H·d). */
    Tensor forward(Tensor q, Tensor k, Tensor v, Tensor bias) {
        if (Bfloat16.isForeign(q)) {
            return Bfloat16.rounded(q, wide -> forward(
                    wide, k.to(ScalarType.Float), v.to(ScalarType.Float), bias.to(ScalarType.Float)));
        }
        Tensor scores = split(q).mul(new Scalar(scale)).matmul(split(k).transpose(2, 3)); // (B, H, N, N)
        Tensor mixed = torch.softmax(scores.add(bias), -1).matmul(split(v)); // (B, H, N, d)
        return mixed.transpose(1, 2).flatten(2, 3); // (B, N, H·d)
    }

    private Tensor split(Tensor x) {
        return x.view(x.size(0), x.size(1), heads, x.size(2) / heads).transpose(1, 2); // (B, H, N, d)
    }
}
