package org.diception.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Tensors;

/**
 * All that the answer depends on besides noise and time.
 *
 * @param photo the photo's scaled latent (B, C, h, w), or null for the text-to-image model underneath
 * @param text prompt tokens (B, 333, joint_attention_dim)
 * @param pooled pooled prompt (B, pooled_projection_dim)
 * @param points embedded points (B, 5, D); all zeros in the unconditional half of guidance
 */
public record Condition(Tensor photo, Tensor text, Tensor pooled, Tensor points) {
    /**
     * What guidance leads away from: the same photo, the empty prompt, and zeros in place of point tokens.
     *
     * @param emptyText tokens of the empty prompt, for one or for B samples
     */
    public Condition unconditional(Tensor emptyText, Tensor emptyPooled) {
        long batch = text.size(0);
        return new Condition(
                photo,
                emptyText.expand(batch, emptyText.size(1), emptyText.size(2)),
                emptyPooled.expand(batch, emptyPooled.size(1)),
                torch.zeros_like(points));
    }

    /** This batch, then another. */
    Condition then(Condition other) {
        return new Condition(
                Tensors.cat(0, photo, other.photo),
                Tensors.cat(0, text, other.text),
                Tensors.cat(0, pooled, other.pooled),
                Tensors.cat(0, points, other.points));
    }
}
