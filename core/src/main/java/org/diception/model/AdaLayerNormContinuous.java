package org.diception.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.LayerNorm;
import org.diception.nn.Linear;
import org.diception.nn.Weights;

/**
 * A norm without a gate, at the output and on the text of the last block; its
 * linear gives scale before shift.
 */
record AdaLayerNormContinuous(Linear linear) {
    static AdaLayerNormContinuous of(Weights weights, long width) {
        return new AdaLayerNormContinuous(weights.linear("linear", width, 2 * width));
    }

    /** Tokens (B, N, D) bent by the conditioning vector (B, D). */
    Tensor forward(Tensor tokens, Tensor conditioning) {
        TensorVector parts = linear.ofVectors(torch.silu(conditioning)).chunk(2, 1);
        return Modulation.bend(LayerNorm.plain(tokens, Modulation.EPSILON), parts.get(1), parts.get(0));
    }
}
