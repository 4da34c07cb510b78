package org.diception.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Tensors;

/**
 * Prompts as vectors, computed once and kept: the prompt set of a training run is closed. Owns its tensors.
 */
public final class PromptTable implements AutoCloseable {
    /** Tokens (B, T, W) and pooled vectors (B, P), float32. */
    public record Embedding(Tensor tokens, Tensor pooled) {}

    private final Function<String, Embedding> encoder;
    private final Map<String, Embedding> known = new HashMap<>();

    /** @param encoder gives tokens (T, W) and the pooled vector (P) of one prompt in the current scope */
    public PromptTable(Function<String, Embedding> encoder) {
        this.encoder = encoder;
    }

    /** The embeddings of a batch, in the current scope. */
    public Embedding embed(List<String> prompts) {
        Tensor[] tokens = new Tensor[prompts.size()];
        Tensor[] pooled = new Tensor[prompts.size()];
        for (int i = 0; i < tokens.length; i++) {
            Embedding embedding = known.computeIfAbsent(prompts.get(i), this::encode);
            tokens[i] = embedding.tokens();
            pooled[i] = embedding.pooled();
        }
        return new Embedding(Tensors.stack(0, tokens), Tensors.stack(0, pooled));
    }

    private Embedding encode(String prompt) {
        try (PointerScope scope = new PointerScope()) {
            Embedding embedding = encoder.apply(prompt);
            embedding.tokens().retainReference(); // released in close()
            embedding.pooled().retainReference();
            return embedding;
        }
    }

    @Override
    public void close() {
        known.values().forEach(embedding -> {
            embedding.tokens().releaseReference();
            embedding.pooled().releaseReference();
        });
        known.clear();
    }
}
