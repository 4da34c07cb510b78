package org.diception.model;

import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/**
 * One MM-DiT block (SD3 paper, figure 2b): both streams are bent by the conditioning vector, attend jointly,
 * and pass through their own feed-forward.
 */
sealed interface JointBlock {
    /** Both streams and the conditioning vector (B, D) to both streams. */
    Streams forward(Streams x, Tensor conditioning);

    /** The joint attention, whose image projections LoRA and the start on positions reach for. */
    Attention attention();

    /** Every block but the last. */
    record Full(
            AdaLayerNormZero norm1, AdaLayerNormZero norm1Context, Attention attention, FeedForward ff,
            FeedForward ffContext) implements JointBlock {
        static Full of(Weights weights, TransformerConfig config) {
            int width = config.width();
            return new Full(
                    AdaLayerNormZero.of(weights.sub("norm1"), width),
                    AdaLayerNormZero.of(weights.sub("norm1_context"), width),
                    Attention.of(weights.sub("attn"), width, config.numAttentionHeads(), false),
                    FeedForward.of(weights.sub("ff"), width),
                    FeedForward.of(weights.sub("ff_context"), width));
        }

        @Override
        public Streams forward(Streams x, Tensor conditioning) {
            try (var scope = new Scope()) {
                var image = norm1.forward(conditioning);
                var text = norm1Context.forward(conditioning);
                Streams mixed = attention.forward(
                        x.with(image.attention().apply(x.image()), text.attention().apply(x.text())));
                return x.with(
                        scope.out(finish(image, x.image(), mixed.image(), ff)),
                        scope.out(finish(text, x.text(), mixed.text(), ffContext)));
            }
        }
    }

    /**
     * The last block: only the noise's tokens are read afterwards; the photo's and the text's lend keys and
     * values and are not computed any further.
     */
    record Last(
            AdaLayerNormZero norm1, AdaLayerNormContinuous norm1Context, Attention attention, FeedForward ff)
            implements JointBlock {
        static Last of(Weights weights, TransformerConfig config) {
            int width = config.width();
            return new Last(
                    AdaLayerNormZero.of(weights.sub("norm1"), width),
                    AdaLayerNormContinuous.of(weights.sub("norm1_context"), width),
                    Attention.of(weights.sub("attn"), width, config.numAttentionHeads(), true),
                    FeedForward.of(weights.sub("ff"), width));
        }

        @Override
        public Streams forward(Streams x, Tensor conditioning) {
            try (var scope = new Scope()) {
                var image = norm1.forward(conditioning);
                Tensor text = norm1Context.forward(x.text(), conditioning);
                Streams mixed = attention.forward(x.with(image.attention().apply(x.image()), text));
                Tensor noise = finish(image, x.noiseTokens(), mixed.image(), ff); // (B, N, D)
                return x.with(scope.out(noise), null);
            }
        }
    }

    private static Tensor finish(AdaLayerNormZero.Pair bend, Tensor tokens, Tensor attended, FeedForward ff) {
        Tensor mixed = bend.attention().residual(tokens, attended);
        return bend.feedForward().residual(mixed, ff.forward(bend.feedForward().apply(mixed)));
    }
}
