package org.diception.text;

import java.util.List;
import org.diception.nn.Scope;

/** Many prompts through the encoders in groups; a group's embeddings stay until another is asked for. */
final class PromptGroups implements AutoCloseable {
    /** Prompts that pass through the encoders together: each group reads all of T5 from the file. */
    static final int SIZE = 96;

    private final SdTextEncoders encoders;
    private final List<String> prompts;
    private final EncodeProgress progress;
    private TextEmbedding current;
    private int group = -1;

    PromptGroups(SdTextEncoders encoders, List<String> prompts, EncodeProgress progress) {
        this.encoders = encoders;
        this.prompts = prompts;
        this.progress = progress;
    }

    /** The embedding of prompt number i, a view that lives as long as its group. */
    TextEmbedding prompt(int i) {
        if (i / SIZE != group) {
            close();
            group = i / SIZE;
            current = encode(prompts.subList(group * SIZE, Math.min(prompts.size(), (group + 1) * SIZE)));
        }
        return current.prompt(i % SIZE);
    }

    private TextEmbedding encode(List<String> part) {
        int groups = (prompts.size() + SIZE - 1) / SIZE;
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
