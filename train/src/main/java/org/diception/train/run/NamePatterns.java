package org.diception.train.run;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diception.UsageException;
import org.diception.io.Closest;

/**
 * Patterns for parameter names in which {@code *} stands for any letters, dots included: {@code
 * transformer.transformer_blocks.*.attn.to_q.weight}.
 */
public record NamePatterns(List<String> patterns) {
    public NamePatterns {
        patterns = List.copyOf(patterns);
    }

    /**
     * The names that at least one pattern fits.
     *
     * @param key of the recipe, for the message
     * @throws UsageException if a pattern fits none: it is mistyped
     */
    Set<String> matching(Collection<String> names, String key) {
        Set<String> matching = new TreeSet<>();
        for (String pattern : patterns) {
            Set<String> fit = names.stream()
                    .filter(regex(pattern).asMatchPredicate()).collect(Collectors.toSet());
            if (fit.isEmpty()) {
                throw new UsageException(key + ": no parameter is called '" + pattern + "'; closest are "
                        + Closest.of(pattern, names));
            }
            matching.addAll(fit);
        }
        return matching;
    }

    /** Whether a pattern fits the name. */
    boolean fit(String name) {
        return patterns.stream().anyMatch(pattern -> regex(pattern).matcher(name).matches());
    }

    private static Pattern regex(String pattern) {
        return Pattern.compile(List.of(pattern.split("\\*", -1)).stream()
                .map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
