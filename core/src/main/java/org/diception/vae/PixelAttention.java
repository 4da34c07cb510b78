package org.diception.vae;

import org.bytedeco.pytorch.Tensor;
import org.diception.nn.GroupNorm;
import org.diception.nn.Linear;
import org.diception.nn.ScaledDotProduct;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/** Attention with one head between all places of a feature map, added to the input. */
record PixelAttention(GroupNorm norm, Linear query, Linear key, Linear value, Linear out) implements Layer {
    static PixelAttention of(Weights weights, int channels, int groups) {
        // files from before diffusers 0.13
        boolean oldNames = !weights.has("to_q.weight") && weights.has("query.weight");
        return new PixelAttention(
                weights.groupNorm("group_norm", channels, groups, AutoencoderKl.NORM_EPSILON),
                weights.linear(oldNames ? "query" : "to_q", channels, channels),
                weights.linear(oldNames ? "key" : "to_k", channels, channels),
                weights.linear(oldNames ? "value" : "to_v", channels, channels),
                weights.linear(oldNames ? "proj_attn" : "to_out.0", channels, channels));
    }

    /** (B, C, H, W) to the same shape. */
    @Override
    public Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            Tensor places = norm.forward(x).flatten(2, 3).transpose(1, 2); // (B, HW, C)
            Tensor mixed = ScaledDotProduct.attention(
                    oneHead(query, places), oneHead(key, places), oneHead(value, places)); // (B, 1, HW, C)
            Tensor answer = out.forward(mixed.squeeze(1)); // (B, HW, C)
            return scope.out(x.add(answer.transpose(1, 2).reshape(x.sizes()))); // (B, C, H, W)
        }
    }

    private static Tensor oneHead(Linear linear, Tensor places) {
        return linear.forward(places).unsqueeze(1); // (B, 1, HW, C)
    }
}
