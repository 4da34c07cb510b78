package org.diception.model;

import org.bytedeco.pytorch.Tensor;

/**
 * The two streams of tokens that pass through the blocks.
 *
 * @param image noise tokens, then the photo's tokens (B, 2N, D)
 * @param text prompt tokens, then the five point tokens (B, M, D); null where a block leaves no text behind
 */
public record Streams(Tensor image, Tensor text) {}
