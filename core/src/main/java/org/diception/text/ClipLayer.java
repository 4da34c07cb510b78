package org.diception.text;

import org.bytedeco.pytorch.Tensor;
import org.diception.nn.LayerNorm;
import org.diception.nn.Linear;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/** A transformer layer of CLIP's text tower: norms first, causal attention, two linears. */
record ClipLayer(
        LayerNorm layerNorm1, Linear qProj, Linear kProj, Linear vProj, Linear outProj,
        LayerNorm layerNorm2, Linear fc1, Linear fc2, Activation activation, BiasedAttention attention) {

    static ClipLayer of(Weights weights, ClipTextConfig config) {
        long width = config.hiddenSize();
        Weights selfAttention = weights.sub("self_attn");
        return new ClipLayer(
                weights.layerNorm("layer_norm1", width, config.layerNormEps()),
                selfAttention.linear("q_proj", width, width),
                selfAttention.linear("k_proj", width, width),
                selfAttention.linear("v_proj", width, width),
                selfAttention.linear("out_proj", width, width),
                weights.layerNorm("layer_norm2", width, config.layerNormEps()),
                weights.linear("mlp.fc1", width, config.intermediateSize()),
                weights.linear("mlp.fc2", config.intermediateSize(), width),
                config.hiddenAct(),
                new BiasedAttention(config.numAttentionHeads(), 1 / Math.sqrt(config.headDim())));
    }

    /** (B, N, D) to the same shape; mask (1, 1, N, N), 0 where a token may look and -∞ elsewhere. */
    Tensor forward(Tensor x, Tensor mask) {
        try (var scope = new Scope()) {
            Tensor attended = x.add(attend(layerNorm1.forward(x), mask));
            Tensor hidden = activation.apply(fc1.forward(layerNorm2.forward(attended)));
            return scope.out(attended.add(fc2.forward(hidden)));
        }
    }

    private Tensor attend(Tensor x, Tensor mask) {
        return outProj.forward(attention.forward(qProj.forward(x), kProj.forward(x), vProj.forward(x), mask));
    }
}
