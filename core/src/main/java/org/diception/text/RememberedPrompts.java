package org.diception.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Scope;

/**
 * Keeps what was encoded last: text encoders take seconds to minutes, and a program asks the same few prompts
 * again and again. Safe for use by several threads, one at a time.
 */
final class RememberedPrompts implements TextConditioner {
    /** At SD3's size 350 MB in bfloat16. */
    static final int LIMIT = 128;

    private final TextConditioner encoders;
    /** The least recently used first. */
    private final Map<String, TextEmbedding> memory = new LinkedHashMap<>(16, 0.75f, true);


    /** Owns the encoders. */
    RememberedPrompts(TextConditioner encoders) {
        this.encoders = encoders;
    }

    @Override
    public synchronized TextEmbedding encode(List<String> prompts) {
        Prompts.require(prompts);
        List<String> missing =
                prompts.stream().distinct().filter(prompt -> !memory.containsKey(prompt)).toList();
        if (!missing.isEmpty()) {
            remember(missing);
        }
        try (var scope = new Scope()) {
            List<TextEmbedding> parts = new ArrayList<>();
            prompts.forEach(prompt -> parts.add(memory.get(prompt)));
            TextEmbedding batch = TextEmbedding.batch(parts);
            return new TextEmbedding(scope.out(batch.tokens()), scope.out(batch.pooled()));
        } finally {
            forget(LIMIT);
        }
    }

    private void remember(List<String> prompts) {
        try (var scope = new Scope()) {
            TextEmbedding all = encoders.encode(prompts);
            for (int i = 0; i < prompts.size(); i++) {
                TextEmbedding one = all.prompt(i);
                Tensor tokens = one.tokens().clone(); // a view would keep the whole batch
                memory.put(prompts.get(i), new TextEmbedding(tokens, one.pooled().clone()).keep());
            }
        }
    }

    private void forget(int limit) {
        Iterator<TextEmbedding> oldest = memory.values().iterator();
        while (memory.size() > limit) {
            oldest.next().release();
            oldest.remove();
        }
    }

    @Override
    public boolean knows(String prompt) {
        return encoders.knows(prompt);
    }

    @Override
    public long width() {
        return encoders.width();
    }

    @Override
    public long pooledWidth() {
        return encoders.pooledWidth();
    }

    @Override
    public String description() {
        return encoders.description();
    }

    @Override
    public synchronized void close() {
        forget(0);
        encoders.close();
    }
}
