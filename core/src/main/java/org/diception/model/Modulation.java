package org.diception.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.LayerNorm;

/**
 * How the conditioning vector bends one half of a block: normalise, then {@code x · (1 + scale) + shift};
 * what the half answers is added times {@code gate}. Each is (B, D).
 */
record Modulation(Tensor shift, Tensor scale, Tensor gate) {
    /** Of every layer norm in the transformer. */
    static final double EPSILON = 1e-6;

    /** Normalises and bends tokens (B, N, D). */
    Tensor apply(Tensor tokens) {
        return bend(LayerNorm.plain(tokens, EPSILON), shift, scale);
    }

    /** Adds what a half answered to its tokens: both (B, N, D). */
    Tensor residual(Tensor tokens, Tensor answer) {
        return torch.addcmul(tokens, gate.unsqueeze(1), answer);
    }

    static Tensor bend(Tensor normed, Tensor shift, Tensor scale) {
        Tensor factor = scale.unsqueeze(1).add(new Scalar(1));
        return torch.addcmul(shift.unsqueeze(1), normed, factor); // (B, N, D)
    }
}
