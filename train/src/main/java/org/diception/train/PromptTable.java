package org.diception.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Tensors;
import org.diception.text.TextConditioner;
import org.diception.text.TextEmbedding;

/**
 * Prompts as vectors, asked for once and kept in memory: the prompt set of a training run is closed. Owns its
 * tensors, not the conditioner. Not safe for use by several threads.
 */
public final class PromptTable implements AutoCloseable {
    private final TextConditioner conditioner;
    private final Map<String, TextEmbedding> known = new HashMap<>();

    public PromptTable(TextConditioner conditioner) {
        this.conditioner = conditioner;
    }

    /** The embeddings of a batch, in the current scope. */
    public TextEmbedding embed(List<String> prompts) {
        Tensor[] tokens = new Tensor[prompts.size()];
        Tensor[] pooled = new Tensor[prompts.size()];
        for (int i = 0; i < tokens.length; i++) {
            TextEmbedding embedding = known.computeIfAbsent(prompts.get(i), this::encode);
            tokens[i] = embedding.tokens();
            pooled[i] = embedding.pooled();
        }
        return new TextEmbedding(Tensors.cat(0, tokens), Tensors.cat(0, pooled));
    }

    private TextEmbedding encode(String prompt) {
        try (PointerScope scope = new PointerScope()) {
            TextEmbedding embedding = conditioner.encode(List.of(prompt));
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
