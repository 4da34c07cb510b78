package org.diception.text;

import java.util.List;
import java.util.function.Supplier;
import org.diception.ModelException;

/**
 * Text encoders that are opened when the first prompt comes, beside baked prompts that give their widths.
 * Safe for use by several threads, one at a time.
 */
final class LazyEncoders implements TextConditioner {
    private final BakedPrompts baked;
    private final Supplier<TextConditioner> opener;
    private TextConditioner encoders;

    LazyEncoders(BakedPrompts baked, Supplier<TextConditioner> opener) {
        this.baked = baked;
        this.opener = opener;
    }

    @Override
    public synchronized TextEmbedding encode(List<String> prompts) {
        if (encoders == null) {
            TextConditioner opened = opener.get();
            if (opened.width() != width() || opened.pooledWidth() != pooledWidth()) {
                opened.close();
                throw new ModelException(baked.description() + " are " + width() + " and " + pooledWidth()
                        + " wide, the text encoders give " + opened.width() + " and " + opened.pooledWidth()
                        + "; bake the prompts of this model again");
            }
            encoders = opened;
        }
        return encoders.encode(prompts);
    }

    @Override
    public boolean knows(String prompt) {
        return Prompts.isShort(prompt);
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
        return "any other by the text encoders beside it";
    }

    @Override
    public synchronized void close() {
        if (encoders != null) {
            encoders.close();
        }
    }
}
