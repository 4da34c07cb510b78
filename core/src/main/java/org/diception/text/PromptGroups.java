package org.diception.text;

import java.util.List;
import org.diception.nn.Scope;

/** Many prompts through the encoders in groups; a group's embeddings stay until another is asked for. */
final class PromptGroups implements AutoCloseable {
    private final SdTextEncoders encoders;
    private final List<String> prompts;
    private final int size;
    private final EncodeProgress progress;
    private TextEmbedding current;
    private int group = -1;

    /** Groups of {@code size} prompts; each group reads all of T5 from its file. */
    PromptGroups(SdTextEncoders encoders, List<String> prompts, int size, EncodeProgress progress) {
        this.encoders = encoders;
        this.prompts = prompts;
        this.size = size;
        this.progress = progress;
    }

    /** The embedding of prompt number i, a view that lives as long as its group. */
    TextEmbedding prompt(int i) {
        if (i / size != group) {
            close();
            group = i / size;
            current = encode(prompts.subList(group * size, Math.min(prompts.size(), (group + 1) * size)));
        }
        return current.prompt(i % size);
    }

    private TextEmbedding encode(List<String> part) {
        int groups = (prompts.size() + size - 1) / size;
        EncodeProgress overall = (done, total) -> progress.at(group * total + done, groups * total);
        try (var scope = new Scope()) {
            return encoders.encode(part, overall).keep();
        }
    }

    @Override
    public void close() {
        if (current != null) {
            current.release();
            current = null;
        }
    }
}
