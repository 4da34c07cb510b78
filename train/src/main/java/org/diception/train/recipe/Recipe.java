package org.diception.train.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.diception.InputException;
import org.diception.io.Closest;
import org.diception.io.Quote;

/**
 * A YAML file, or a part of one, whose values are asked for by their keys. Whoever has asked for all that he
 * knows calls {@link #finish}: a key that nobody asked for is an error then, so that a mistyped one never
 * silently leaves a default in force. For use by one thread.
 */
public final class Recipe {
    private final String where;
    private final JsonNode node;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<Recipe> parts = new ArrayList<>();

    Recipe(String where, JsonNode node) {
        this.where = where;
        this.node = node;
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it is missing, no YAML, or has no keys at its top
     */
    public static Recipe read(Path file) {
        JsonNode root = Yaml.read(file);
        if (!root.isObject()) {
            throw new InputException(file + ": a recipe is made of 'key: value' lines, this is "
                    + kind(root));
        }
        return new Recipe(file.toString(), root);
    }

    /** Whether the key is there with a value. */
    public boolean has(String key) {
        known.add(key);
        JsonNode value = node.path(key);
        boolean empty = value.isTextual() && value.textValue().isEmpty(); // 'key:' and nothing behind it
        return !value.isMissingNode() && !value.isNull() && !empty;
    }

    /** A text that must be there; a number or a flag is taken as it is written. */
    public String text(String key) {
        return text(key, need(key));
    }

    public String text(String key, String standard) {
        return has(key) ? text(key) : standard;
    }

    /** One text, or a list of them; empty where the key is not there. */
    public List<String> texts(String key) {
        return each(key, value -> text(key, value));
    }

    /** A whole number that must be there. */
    public int whole(String key) {
        return whole(key, need(key));
    }

    public int whole(String key, int standard) {
        return has(key) ? whole(key) : standard;
    }

    /** A whole number of 64 bits, such as a seed. */
    public long seed(String key, long standard) {
        if (!has(key)) {
            return standard;
        }
        JsonNode value = need(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(key, value, "a whole number");
        }
        return value.longValue();
    }

    /** One whole number, or a list of them; empty where the key is not there. */
    public List<Integer> wholes(String key) {
        return each(key, value -> whole(key, value));
    }

    /** A number that must be there. */
    public double number(String key) {
        return number(key, need(key));
    }

    public double number(String key, double standard) {
        return has(key) ? number(key) : standard;
    }

    /** One number, or a list of them; empty where the key is not there. */
    public List<Double> numbers(String key) {
        return each(key, value -> number(key, value));
    }

    public boolean flag(String key, boolean standard) {
        if (!has(key)) {
            return standard;
        }
        JsonNode value = need(key);
        if (!value.isBoolean()) {
            throw wrong(key, value, "true or false");
        }
        return value.booleanValue();
    }

    /** The keys below a key; empty where the key is not there. */
    public Recipe part(String key) {
        return part(key, where + ": " + key, has(key) ? node.get(key) : MissingNode.getInstance());
    }

    /** A list of parts; empty where the key is not there. */
    public List<Recipe> parts(String key) {
        List<Recipe> list = new ArrayList<>();
        JsonNode values = has(key) ? node.get(key) : MissingNode.getInstance();
        if (!values.isMissingNode() && !values.isArray()) {
            throw wrong(key, values, "a list, each entry after '- '");
        }
        for (JsonNode value : values) {
            list.add(part(key, where + ": " + key + " " + (list.size() + 1), value));
        }
        return list;
    }

    private Recipe part(String key, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isObject()) {
            throw wrong(key, value, "keys with values below it");
        }
        Recipe part = new Recipe(name, value);
        parts.add(part);
        return part;
    }

    /** The keys that are there, in the order of the file; for parts whose keys are names. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /**
     * Refuses what is there but was not asked for, here and in all parts that were handed out.
     *
     * @throws InputException naming the key and the closest ones that are known
     */
    public void finish() {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw new InputException(where + ": unknown key " + Quote.of(key) + "; closest are "
                        + Closest.of(key, known));
            }
        }
        parts.forEach(Recipe::finish);
    }

    /** The file, and the part of it, for messages. */
    public String where() {
        return where;
    }

    /** All of it as JSON in one line, without comments: equal recipes have equal texts. */
    public String json() {
        return node.toString();
    }

    /** The refusal of a value, in one line. */
    public InputException refused(String key, String cause) {
        return new InputException(where + ": " + key + ": " + cause);
    }

    private <T> List<T> each(String key, Function<JsonNode, T> read) {
        List<T> values = new ArrayList<>();
        if (has(key)) {
            JsonNode value = need(key);
            (value.isArray() ? value : List.of(value)).forEach(one -> values.add(read.apply(one)));
        }
        return values;
    }

    private JsonNode need(String key) {
        if (!has(key)) {
            throw new InputException(where + ": '" + key + "' is missing");
        }
        return node.get(key);
    }

    private String text(String key, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw wrong(key, value, "a text");
        }
        return value.asText();
    }

    private int whole(String key, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(key, value, "a whole number");
        }
        return value.intValue();
    }

    private double number(String key, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(key, value, "a number");
        }
        return value.doubleValue();
    }

    private InputException wrong(String key, JsonNode value, String wanted) {
        return refused(key, Quote.of(value.toString()) + " given, " + wanted + " is wanted");
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "empty" : "a " + node.getNodeType();
    }
}
