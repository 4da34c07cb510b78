package org.diception.text;

import org.bytedeco.pytorch.Tensor;
import org.diception.nn.LayerNorm;
import org.diception.nn.Linear;
import org.diception.nn.ScaledDotProduct;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/** A transformer layer of CLIP's text tower: norms first, causal attention, two linears. */
record ClipLayer(
        LayerNorm layerNorm1, Linear qProj, Linear kProj, Linear vProj, Linear outProj,
        LayerNorm layerNorm2, Linear fc1, Linear fc2, Activation activation, int heads) {

    static ClipLayer of(Weights weights, ClipTextConfig config) {
        long width = config.hiddenSize();
        Weights attention = weights.sub("self_attn");
        return new ClipLayer(
                weights.layerNorm("layer_norm1", width, config.layerNormEps()),
                attention.linear("q_proj", width, width),
                attention.linear("k_proj", width, width),
                attention.linear("v_proj", width, width),
                attention.linear("out_proj", width, width),
                weights.layerNorm("layer_norm2", width, config.layerNormEps()),
                weights.linear("mlp.fc1", width, config.intermediateSize()),
                weights.linear("mlp.fc2", config.intermediateSize(), width),
                config.hiddenAct(),
                config.numAttentionHeads());
    }

    /** (B, N, D) to the same shape. */
    Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            Tensor attended = x.add(attend(layerNorm1.forward(x)));
            Tensor hidden = activation.apply(fc1.forward(layerNorm2.forward(attended)));
            return scope.out(attended.add(fc2.forward(hidden)));
        }
    }

    private Tensor attend(Tensor x) {
        Tensor q = Heads.split(qProj.forward(x), heads); // (B, H, N, d)
        Tensor k = Heads.split(kProj.forward(x), heads); // (B, H, N, d)
        Tensor v = Heads.split(vProj.forward(x), heads); // (B, H, N, d)
        return outProj.forward(Heads.join(ScaledDotProduct.causal(q, k, v))); // (B, N, D)
    }
}
