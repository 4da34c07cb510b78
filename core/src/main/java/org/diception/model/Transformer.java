package org.diception.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Linear;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;

/**
 * The MM-DiT of Stable Diffusion 3 as DICEPTION runs it ({@code models/backbone.py}): the photo's tokens
 * stand behind the noise's tokens, the point tokens behind the text's, and only the noise's tokens are read
 * at the end.
 *
 * <p>Immutable; forward may be called by several threads.
 */
public record Transformer(
        TransformerConfig config, PatchEmbed posEmbed, TimeTextEmbed timeTextEmbed, Linear contextEmbedder,
        List<JointBlock> blocks, AdaLayerNormContinuous normOut, Linear projOut) {

    /** Takes every tensor of the transformer by its checkpoint key. */
    public static Transformer of(Weights weights, TransformerConfig config) {
        int width = config.width();
        List<JointBlock> blocks = new ArrayList<>();
        for (int i = 0; i < config.numLayers(); i++) {
            Weights block = weights.sub("transformer_blocks." + i);
            boolean last = i == config.numLayers() - 1;
            blocks.add(last ? JointBlock.Last.of(block, config) : JointBlock.Full.of(block, config));
        }
        int patch = config.patchSize() * config.patchSize() * config.outChannels();
        return new Transformer(
                config,
                PatchEmbed.of(weights.sub("pos_embed"), config),
                TimeTextEmbed.of(weights.sub("time_text_embed"), config),
                weights.linear("context_embedder", config.jointAttentionDim(), width),
                List.copyOf(blocks),
                AdaLayerNormContinuous.of(weights.sub("norm_out"), width),
                weights.linear("proj_out", width, patch));
    }

    /**
     * The velocity at a point of the path from noise to answer (paper, equation 2).
     *
     * @param noisy scaled latent x_t (B, C, h, w)
     * @param timestep 1000 · sigma, (B), float32
     * @return the velocity noise − answer, (B, C, h, w)
     */
    public Tensor forward(Tensor noisy, Tensor timestep, Condition condition) {
        return forward(noisy, timestep, condition, (block, streams) -> {});
    }

    /** Sees the streams as they leave a block; they are only valid during the call. */
    @FunctionalInterface
    public interface Tap {
        void left(int block, Streams streams);
    }

    /** {@link #forward(Tensor, Tensor, Condition)} with a look at what leaves each block. */
    public Tensor forward(Tensor noisy, Tensor timestep, Condition condition, Tap tap) {
        try (var scope = new Scope()) {
            Tensor conditioning = conditioning(timestep, condition);
            Streams streams = embed(noisy, condition);
            for (int i = 0; i < blocks.size(); i++) {
                streams = block(i, streams, conditioning);
                tap.left(i, streams);
            }
            return scope.out(velocity(streams.image(), conditioning, noisy.size(2), noisy.size(3)));
        }
    }

    /** The vector that bends every block: timesteps (B) and pooled prompts to (B, D). */
    public Tensor conditioning(Tensor timestep, Condition condition) {
        return timeTextEmbed.forward(timestep, condition.pooled());
    }

    /** One block: what enters it, and the conditioning vector (B, D), to what leaves it. */
    public Streams block(int i, Streams streams, Tensor conditioning) {
        return blocks.get(i).forward(streams, conditioning);
    }

    /**
     * The streams that enter the first block: image (B, 2N, D), text (B, 333 + 5, D); N where the photo lies
     * on the channels.
     */
    public Streams embed(Tensor noisy, Condition condition) {
        boolean joined = config.photoOnChannels();
        Tensor noise = posEmbed.forward(joined ? Tensors.cat(1, noisy, condition.photo()) : noisy);
        Tensor image = joined || condition.photo() == null
                ? noise // (B, N, D)
                : Tensors.cat(1, noise, posEmbed.forward(condition.photo()));
        Tensor text = Tensors.cat(1, contextEmbedder.forward(condition.text()), condition.points());
        return new Streams(image, text, noise.size(1));
    }

    /** The noise's tokens (B, N, D), as they leave the last block, to a velocity (B, C, height, width). */
    public Tensor velocity(Tensor noise, Tensor conditioning, long height, long width) {
        Tensor patches = projOut.forward(normOut.forward(noise, conditioning)); // (B, N, p·p·C)
        return posEmbed.unpatchify(patches, height, width);
    }
}
