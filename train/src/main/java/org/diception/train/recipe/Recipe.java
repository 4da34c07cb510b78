package org.diception.train.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.diception.InputException;
import org.diception.io.Closest;
import org.diception.io.Quote;

/**
 * A YAML file, or a part of one, whose values are asked for by their keys. Whoever has asked for all that he
 * knows calls {@link #finish}: a key that nobody asked for is an error then, so that a mistyped one never
 * silently leaves a default in force. Messages name file, line and key. For use by one thread.
 */
public final class Recipe {
    private final String file;
    private final String name;
    private final String pointer;
    private final JsonNode node;
    private final Map<String, String> places;
    private final TreeSet<String> known = new TreeSet<>();
    private final Map<String, Recipe> parts = new LinkedHashMap<>();

    private Recipe(String file, String name, String pointer, JsonNode node, Map<String, String> places) {
        this.file = file;
        this.name = name;
        this.pointer = pointer;
        this.node = node;
        this.places = places;
    }

    /**
     * Reads a file; with {@code base: other.yaml} it says only what is different from another one.
     *
     * @throws InputException if it is missing, no YAML, or has no keys at its top
     */
    public static Recipe read(Path file) {
        Yaml.Document yaml = Differences.read(file);
        return new Recipe(file.toString(), "", "", yaml.root(), yaml.places());
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

    /** A number from {@code least} to {@code most}. */
    public double number(String key, double standard, double least, double most) {
        double value = number(key, standard);
        if (!(value >= least && value <= most)) {
            throw refused(key, value + " given, it lies between " + least + " and " + most);
        }
        return value;
    }

    /** A whole number of at least {@code least}. */
    public int whole(String key, int standard, int least) {
        int value = whole(key, standard);
        if (value < least) {
            throw refused(key, value + " given, it is at least " + least);
        }
        return value;
    }

    /** A constant of an enum, by its name in small letters with hyphens. */
    public <E extends Enum<E>> E choice(String key, E standard) {
        Map<String, E> constants = new LinkedHashMap<>();
        for (E constant : standard.getDeclaringClass().getEnumConstants()) {
            constants.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        String value = has(key) ? text(key) : "";
        if (!value.isEmpty() && !constants.containsKey(value)) {
            throw refused(key,
                    Quote.of(value) + " given, known are " + String.join(", ", constants.keySet()));
        }
        return constants.getOrDefault(value, standard);
    }

    /** The keys below a key; empty where the key is not there. */
    public Recipe part(String key) {
        return part(key, key, "/" + escaped(key), has(key) ? node.get(key) : MissingNode.getInstance());
    }

    /** A list of parts; empty where the key is not there. */
    public List<Recipe> parts(String key) {
        List<Recipe> list = new ArrayList<>();
        JsonNode values = has(key) ? node.get(key) : MissingNode.getInstance();
        if (!values.isMissingNode() && !values.isArray()) {
            throw wrong(key, values, "a list, each entry after '- '");
        }
        for (JsonNode value : values) {
            int number = list.size();
            list.add(part(key, key + " " + (number + 1), "/" + escaped(key) + "/" + number, value));
        }
        return list;
    }

    private Recipe part(String key, String called, String below, JsonNode value) {
        if (!value.isMissingNode() && !value.isObject()) {
            throw wrong(key, value, "keys with values below it");
        }
        String whole = name.isEmpty() ? called : name + ": " + called;
        return parts.computeIfAbsent(below, b -> new Recipe(file, whole, pointer + b, value, places));
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1"); // as JSON pointers want it
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
                throw new InputException(place(key) + ": unknown key " + Quote.of(key) + "; "
                        + (known.isEmpty() ? "none is known here" : "closest are " + Closest.of(key, known)));
            }
        }
        parts.values().forEach(Recipe::finish);
    }

    /** The file, and the part of it, for messages. */
    public String where() {
        return name.isEmpty() ? file : file + ": " + name;
    }

    /** The file with the line of a key, if it is there, and the part of the file. */
    private String place(String key) {
        return places.getOrDefault(pointer + "/" + escaped(key), file)
                + (name.isEmpty() ? "" : ": " + name);
    }

    /** All of it as JSON in one line, without comments: equal recipes have equal texts. */
    public String json() {
        return node.toString();
    }

    /** The refusal of a value, in one line. */
    public InputException refused(String key, String cause) {
        return new InputException(place(key) + ": " + key + ": " + cause);
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
            throw new InputException(where() + ": '" + key + "' is missing");
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
}
