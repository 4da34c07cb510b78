package org.diception.text;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Linear;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/** A block of T5 1.1's encoder: norms first, attention with a position bias and no scaling, gated GELU. */
record T5Block(
        RmsNorm attentionNorm, Linear q, Linear k, Linear v, Linear o,
        RmsNorm feedForwardNorm, Linear wi0, Linear wi1, Linear wo, BiasedAttention attention) {

    static T5Block of(Weights weights, T5Config config) {
        Weights selfAttention = weights.sub("layer.0.SelfAttention");
        Weights feedForward = weights.sub("layer.1.DenseReluDense");
        return new T5Block(
                RmsNorm.of(weights, "layer.0.layer_norm", config),
                selfAttention.linear("q", config.dModel(), config.innerDim()),
                selfAttention.linear("k", config.dModel(), config.innerDim()),
                selfAttention.linear("v", config.dModel(), config.innerDim()),
                selfAttention.linear("o", config.innerDim(), config.dModel()),
                RmsNorm.of(weights, "layer.1.layer_norm", config),
                feedForward.linear("wi_0", config.dModel(), config.dFf()),
                feedForward.linear("wi_1", config.dModel(), config.dFf()),
                feedForward.linear("wo", config.dFf(), config.dModel()),
                new BiasedAttention(config.numHeads(), 1));
    }

    /** (B, N, D) with the bias (1, H, N, N) to (B, N, D). */
    Tensor forward(Tensor x, Tensor positionBias) {
        try (var scope = new Scope()) {
            Tensor attended = x.add(attend(attentionNorm.forward(x), positionBias));
            return scope.out(attended.add(feedForward(feedForwardNorm.forward(attended))));
        }
    }

    private Tensor attend(Tensor x, Tensor positionBias) {
        return o.forward(attention.forward(q.forward(x), k.forward(x), v.forward(x), positionBias));
    }

    private Tensor feedForward(Tensor x) {
        return wo.forward(torch.gelu(wi0.forward(x), "tanh").mul(wi1.forward(x)));
    }
}
