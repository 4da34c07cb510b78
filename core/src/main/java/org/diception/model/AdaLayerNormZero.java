package org.diception.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Linear;
import org.diception.nn.Weights;

/** {@code norm1} of a stream: one linear gives the modulations of its attention and of its feed-forward. */
record AdaLayerNormZero(Linear linear) {
    /** The attention's modulation and the feed-forward's, in the checkpoint's order shift, scale, gate. */
    record Pair(Modulation attention, Modulation feedForward) {}

    static AdaLayerNormZero of(Weights weights, long width) {
        return new AdaLayerNormZero(weights.linear("linear", width, 6 * width));
    }

    /** The conditioning vector (B, D) to six vectors (B, D). */
    Pair forward(Tensor conditioning) {
        TensorVector parts = linear.ofVectors(torch.silu(conditioning)).chunk(6, 1);
        return new Pair(
                new Modulation(parts.get(0), parts.get(1), parts.get(2)),
                new Modulation(parts.get(3), parts.get(4), parts.get(5)));
    }
}
