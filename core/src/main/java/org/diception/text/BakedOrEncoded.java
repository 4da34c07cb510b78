package org.diception.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.diception.ModelException;
import org.diception.nn.Scope;

/**
 * Baked prompts, and text encoders for the others, opened when the first such prompt comes. Safe for use by
 * several threads, one at a time.
 */
final class BakedOrEncoded implements TextConditioner {
    private final BakedPrompts baked;
    private final Supplier<TextConditioner> opener;
    private TextConditioner encoders;

    /** Owns both. */
    BakedOrEncoded(BakedPrompts baked, Supplier<TextConditioner> opener) {
        this.baked = baked;
        this.opener = opener;
    }

    @Override
    public synchronized TextEmbedding encode(List<String> prompts) {
        Prompts.require(prompts);
        List<String> others = prompts.stream().distinct().filter(prompt -> !baked.knows(prompt)).toList();
        if (others.isEmpty()) {
            return baked.encode(prompts);
        }
        try (var scope = new Scope()) {
            TextEmbedding encoded = encoders().encode(others);
            List<TextEmbedding> parts = new ArrayList<>();
            for (String prompt : prompts) {
                int other = others.indexOf(prompt);
                parts.add(other < 0 ? baked.encode(List.of(prompt)) : encoded.prompt(other));
            }
            TextEmbedding batch = TextEmbedding.batch(parts);
            return new TextEmbedding(scope.out(batch.tokens()), scope.out(batch.pooled()));
        }
    }

    private TextConditioner encoders() {
        if (encoders == null) {
            TextConditioner opened = opener.get();
            if (opened.width() != baked.width() || opened.pooledWidth() != baked.pooledWidth()) {
                opened.close();
                throw new ModelException(baked.description() + " are " + baked.width() + " and "
                        + baked.pooledWidth() + " wide, the text encoders give " + opened.width() + " and "
                        + opened.pooledWidth() + "; bake the prompts of this model again");
            }
            encoders = opened;
        }
        return encoders;
    }

    @Override
    public boolean knows(String prompt) {
        return baked.knows(prompt) || Prompts.isShort(prompt);
    }

    @Override
    public long width() {
        return baked.width();
    }

    @Override
    public long pooledWidth() {
        return baked.pooledWidth();
    }

    @Override
    public String description() {
        return baked.description() + ", any other by the text encoders beside it";
    }

    @Override
    public synchronized void close() {
        baked.close();
        if (encoders != null) {
            encoders.close();
        }
    }
}
