package org.diception.model;

import org.bytedeco.pytorch.Tensor;

/**
 * All that the answer depends on besides noise and time.
 *
 * @param photo the photo's scaled latent (B, C, h, w), or null for the text-to-image model underneath
 * @param text prompt tokens (B, 333, joint_attention_dim)
 * @param pooled pooled prompt (B, pooled_projection_dim)
 * @param points embedded points (B, 5, D); all zeros in the unconditional half of guidance
 */
public record Condition(Tensor photo, Tensor text, Tensor pooled, Tensor points) {}
