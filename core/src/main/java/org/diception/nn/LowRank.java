package org.diception.nn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What LoRA adds to a linear layer (arXiv 2106.09685, section 4.1): {@code y + scale · B A x}.
 *
 * @param down A (r, in)
 * @param up B (out, r)
 * @param scale alpha / r, times how much of the adapter is wanted
 */
public record LowRank(Tensor down, Tensor up, double scale) {
    /** The layer's answer y (…, out) to x (…, in) with the addition. */
    Tensor addTo(Tensor y, Tensor x) {
        return y.add(torch.linear(torch.linear(x, down), up), new Scalar(scale));
    }

    LowRank widened() {
        return new LowRank(Bfloat16.widened(down), Bfloat16.widened(up), scale);
    }

    /** What merging adds to the layer's weight: scale · B A (out, in), in float32. */
    public Tensor product() {
        return Bfloat16.widened(up).matmul(Bfloat16.widened(down)).mul(new Scalar(scale));
    }
}
