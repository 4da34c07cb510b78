package org.diception.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How a recipe differs from that of the checkpoint it goes on from: nothing changes in silence. */
final class RecipeChanges {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();

    RecipeChanges(String earlier, String now) {
        try {
            compare("", JSON.readTree(earlier), JSON.readTree(now));
        } catch (JsonProcessingException e) {
            lines.add("the checkpoint does not say with which recipe it was made");
        }
    }

    private void compare(String key, JsonNode earlier, JsonNode now) {
        if (earlier.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            earlier.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(key.isEmpty() ? name : key + "." + name, earlier.path(name), now.path(name));
            }
        } else if (!earlier.equals(now)) {
            lines.add("changed since the checkpoint: " + key + " was " + text(earlier) + ", is " + text(now));
        }
    }

    private static String text(JsonNode value) {
        return value instanceof MissingNode ? "not given" : value.toString();
    }

    /** One for each key. */
    List<String> lines() {
        return lines;
    }
}
