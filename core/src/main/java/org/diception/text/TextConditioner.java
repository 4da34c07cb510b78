package org.diception.text;

import java.util.List;

/**
 * Prompts to what the transformer reads. Implementations are safe for use by several threads, one call at a time; they
 * hold native memory until closed.
 */
public interface TextConditioner extends AutoCloseable {
    /**
     * Encodes a batch of at least one prompt. The result belongs to the scope that is open at the call.
     *
     * @throws org.diception.UsageException if a prompt is not known or too long, with what is known
     */
    TextEmbedding encode(List<String> prompts);

    /** Whether {@link #encode} would take the prompt. */
    boolean knows(String prompt);

    /** What is known, for messages: "87 baked prompts in prompts.safetensors". */
    String description();

    @Override
    void close();
}
