package org.diception.text;

import java.util.ArrayList;
import java.util.List;
import org.diception.ModelException;
import org.diception.nn.Scope;

/**
 * Prompts from one source, and from another what the first does not know. Owns both. Safe for use by several
 * threads as far as both are.
 */
public final class Overlaid implements TextConditioner {
    private final TextConditioner first;
    private final TextConditioner rest;

    /** @throws ModelException if one gives other widths than the other */
    public Overlaid(TextConditioner first, TextConditioner rest) {
        if (first.width() != rest.width() || first.pooledWidth() != rest.pooledWidth()) {
            throw new ModelException(first.description() + " are " + first.width() + " and "
                    + first.pooledWidth() + " wide, " + rest.description() + " give " + rest.width() + " and "
                    + rest.pooledWidth() + "; bake the prompts of this model again");
        }
        this.first = first;
        this.rest = rest;
    }

    @Override
    public TextEmbedding encode(List<String> prompts) {
        Prompts.require(prompts);
        List<String> others = prompts.stream().distinct().filter(prompt -> !first.knows(prompt)).toList();
        if (others.isEmpty()) {
            return first.encode(prompts);
        }
        try (var scope = new Scope()) {
            TextEmbedding encoded = rest.encode(others);
            List<TextEmbedding> parts = new ArrayList<>();
            for (String prompt : prompts) {
                int other = others.indexOf(prompt);
                parts.add(other < 0 ? first.encode(List.of(prompt)) : encoded.prompt(other));
            }
            TextEmbedding batch = TextEmbedding.batch(parts);
            return new TextEmbedding(scope.out(batch.tokens()), scope.out(batch.pooled()));
        }
    }

    @Override
    public boolean knows(String prompt) {
        return first.knows(prompt) || rest.knows(prompt);
    }

    @Override
    public long width() {
        return first.width();
    }

    @Override
    public long pooledWidth() {
        return first.pooledWidth();
    }

    @Override
    public String description() {
        return first.description() + ", " + rest.description();
    }

    @Override
    public void close() {
        first.close();
        rest.close();
    }
}
