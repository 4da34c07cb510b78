package org.diception.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diception.nn.Engine;

/**
 * Prompts to what the transformer reads. Implementations are safe for use by several threads, one call at a
 * time; they hold native memory until closed.
 */
public interface TextConditioner extends AutoCloseable {
    /**
     * What a model folder offers: its baked prompts, its text encoders for other prompts, or both.
     *
     * @throws org.diception.ModelException if it has neither, or one that cannot be used
     */
    static TextConditioner open(Path model, Engine engine) {
        Path baked = model.resolve(BakedPrompts.FILE_NAME);
        if (!Files.exists(baked)) {
            return new RememberedPrompts(SdTextEncoders.open(model, engine));
        }
        BakedPrompts prompts = BakedPrompts.open(baked, engine);
        if (!SdTextEncoders.present(model)) {
            return prompts;
        }
        return new Overlaid(prompts, new LazyEncoders(prompts,
                () -> new RememberedPrompts(SdTextEncoders.open(model, engine))));
    }

    /**
     * Encodes a batch of at least one prompt. The result belongs to the scope that is open at the call.
     *
     * @throws org.diception.UsageException if a prompt is not known or too long, with what is known
     */
    TextEmbedding encode(List<String> prompts);

    /** Whether {@link #encode} would take the prompt. */
    boolean knows(String prompt);

    /** The width D of the tokens: the transformer's {@code joint_attention_dim}. */
    long width();

    /** The width P of the pooled vector: the transformer's {@code pooled_projection_dim}. */
    long pooledWidth();

    /** What is known, for messages: "87 baked prompts in prompts.safetensors". */
    String description();

    @Override
    void close();
}
