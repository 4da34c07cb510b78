package org.diception.text;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Tensors;

/**
 * What the transformer reads of prompts, in the caller's scope, on the engine's device and in its dtype.
 *
 * @param tokens (B, N, D): SD3's 77 CLIP tokens, then 256 of T5; models of other makes may have any N
 * @param pooled (B, P): the pooled vectors of CLIP-L and CLIP-G side by side
 */
public record TextEmbedding(Tensor tokens, Tensor pooled) {
    public TextEmbedding {
        if (tokens.dim() != 3 || pooled.dim() != 2 || tokens.size(0) != pooled.size(0)) {
            throw new IllegalArgumentException("tokens " + Arrays.toString(Tensors.shape(tokens))
                    + " and pooled " + Arrays.toString(Tensors.shape(pooled))
                    + " are not (B, N, D) and (B, P)");
        }
    }

    /** Prompts one after the other in one batch. */
    static TextEmbedding batch(List<TextEmbedding> parts) {
        return new TextEmbedding(
                Tensors.cat(0, parts.stream().map(TextEmbedding::tokens).toArray(Tensor[]::new)),
                Tensors.cat(0, parts.stream().map(TextEmbedding::pooled).toArray(Tensor[]::new)));
    }

    /** Prompt number i as a batch of one, a view. */
    TextEmbedding prompt(long i) {
        return new TextEmbedding(tokens.narrow(0, i, 1), pooled.narrow(0, i, 1));
    }

    /** Lets the tensors live on when the current scope closes, until {@link #release}. */
    TextEmbedding keep() {
        tokens.retainReference();
        pooled.retainReference();
        return this;
    }

    /** Undoes {@link #keep}. */
    void release() {
        tokens.releaseReference();
        pooled.releaseReference();
    }
}
