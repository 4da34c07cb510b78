package org.diception.train.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.diception.InputException;
import org.diception.io.Quote;

/**
 * Recipes that state only how they differ from another one, which {@code base} names, as seen from their own
 * folder. The two are joined by the rules of JSON Merge Patch (RFC 7396): keys of both are joined part by
 * part, other values take the place of the base's, and null takes a key away.
 */
final class Differences {
    private static final String BASE = "base";

    private Differences() {
    }

    /** The whole recipe; each key keeps the place in the file that it comes from. */
    static Yaml.Document read(Path file) {
        return read(file, new LinkedHashSet<>());
    }

    private static Yaml.Document read(Path file, Set<Path> above) {
        Yaml.Document own = Yaml.read(file);
        if (!own.root().isObject()) {
            throw new InputException(file + ": a recipe is made of 'key: value' lines, this is "
                    + kind(own.root()));
        }
        if (!own.root().has(BASE)) {
            return own;
        }
        JsonNode name = own.root().get(BASE);
        if (!name.isTextual() || name.textValue().isBlank()) {
            throw new InputException(own.places().get("/" + BASE) + ": base: " + Quote.of(name.toString())
                    + " given, a file beside this one is wanted");
        }
        if (!above.add(file.toAbsolutePath().normalize())) {
            throw new InputException(file + ": is its own base, by way of "
                    + above.size() + " files; one of them must stand alone");
        }
        Yaml.Document base = read(file.resolveSibling(name.textValue()).normalize(), above);
        ObjectNode changes = own.root().deepCopy();
        changes.remove(BASE);
        Map<String, String> places = new HashMap<>(base.places());
        places.putAll(own.places());
        return new Yaml.Document(merge(base.root(), changes), places);
    }

    private static JsonNode merge(JsonNode base, JsonNode change) {
        if (!change.isObject()) {
            return change;
        }
        ObjectNode merged = base.isObject() ? base.deepCopy() : ((ObjectNode) change).objectNode();
        change.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                merged.remove(entry.getKey());
            } else {
                merged.set(entry.getKey(), merge(merged.path(entry.getKey()), entry.getValue()));
            }
        });
        return merged;
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "empty" : "a " + node.getNodeType();
    }
}
