package org.diception.model;

import org.bytedeco.pytorch.Tensor;

/**
 * The two streams of tokens that pass through the blocks.
 *
 * @param image noise tokens, then the photo's tokens (B, 2N, D); the last block leaves the noise's alone
 * @param text prompt tokens, then the five point tokens (B, M, D); null where a block leaves no text behind
 * @param noise how many of the image's tokens are the noise's, N
 */
public record Streams(Tensor image, Tensor text, long noise) {
    /** Other tokens in the same order. */
    public Streams with(Tensor newImage, Tensor newText) {
        return new Streams(newImage, newText, noise);
    }

    /** The noise's tokens, the only ones that are read behind the last block: (B, N, D). */
    Tensor noiseTokens() {
        return image.narrow(1, 0, noise);
    }
}
