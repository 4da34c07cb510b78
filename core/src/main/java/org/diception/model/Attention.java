package org.diception.model;

import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Linear;
import org.diception.nn.ScaledDotProduct;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;

/**
 * Joint attention (SD3 paper, figure 2b): each stream has its own projections, all tokens look at all tokens.
 * No mask: padding of the prompt is looked at as well.
 *
 * @param addQ the text's query, null in the last block, whose text answers nobody
 */
record Attention(
        Linear toQ, Linear toK, Linear toV, Linear addQ, Linear addK, Linear addV,
        Linear toOut, Linear toAddOut, int heads) {

    static Attention of(Weights weights, int width, int heads, boolean last) {
        // the checkpoint has it in the last block too
        Linear addQ = weights.linear("add_q_proj", width, width);
        return new Attention(
                weights.linear("to_q", width, width),
                weights.linear("to_k", width, width),
                weights.linear("to_v", width, width),
                last ? null : addQ,
                weights.linear("add_k_proj", width, width),
                weights.linear("add_v_proj", width, width),
                weights.linear("to_out.0", width, width),
                last ? null : weights.linear("to_add_out", width, width),
                heads);
    }

    /**
     * Both streams (B, N, D) and (B, M, D) to the same shapes; without a text query only the noise's tokens
     * are answered, all others lend keys and values.
     */
    Streams forward(Streams x) {
        try (var scope = new Scope()) {
            Tensor q = addQ == null
                    ? split(toQ.forward(x.noiseTokens())) // (B, H, N, d)
                    : join(toQ.forward(x.image()), addQ.forward(x.text())); // (B, H, N+M, d)
            Tensor k = join(toK.forward(x.image()), addK.forward(x.text())); // (B, H, N+M, d)
            Tensor v = join(toV.forward(x.image()), addV.forward(x.text())); // (B, H, N+M, d)
            Tensor mixed = ScaledDotProduct.attention(q, k, v).transpose(1, 2).flatten(2, 3); // (B, N+M, D)
            if (addQ == null) {
                return x.with(scope.out(toOut.forward(mixed)), null);
            }
            long tokens = x.image().size(1);
            Tensor image = toOut.forward(mixed.narrow(1, 0, tokens));
            Tensor text = toAddOut.forward(mixed.narrow(1, tokens, mixed.size(1) - tokens));
            return x.with(scope.out(image), scope.out(text));
        }
    }

    private Tensor join(Tensor image, Tensor text) {
        return Tensors.cat(2, split(image), split(text)); // (B, H, N+M, d)
    }

    private Tensor split(Tensor x) {
        return x.view(x.size(0), x.size(1), heads, x.size(2) / heads).transpose(1, 2); // (B, H, N, d)
    }
}
