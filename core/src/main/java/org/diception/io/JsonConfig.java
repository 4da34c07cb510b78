package org.diception.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.ModelException;

/** A {@code config.json} of a model folder, read with messages that name the file and the key. Immutable. */
public record JsonConfig(String label, JsonNode root) {
    /** Reads a file that must hold a JSON object. */
    public static JsonConfig read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file
                    + ": file not found; is this a model folder in the diffusers layout?");
        }
        JsonNode root = Json.read(file, ModelException::new);
        if (!root.isObject()) {
            throw new ModelException(file + ": not a JSON object; fetch the file again");
        }
        return new JsonConfig(file.toString(), root);
    }

    /** Whether the key is there and not null. */
    public boolean has(String key) {
        return root.hasNonNull(key);
    }

    /** A whole number that must be there. */
    public int integer(String key) {
        JsonNode node = require(key);
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            throw wrong(key, "a whole number");
        }
        return node.intValue();
    }

    /** A whole number, or the default that the reference implementation uses. */
    public int integer(String key, int standard) {
        return has(key) ? integer(key) : standard;
    }

    /** A number, or the default that the reference implementation uses. */
    public double number(String key, double standard) {
        if (!has(key)) {
            return standard;
        }
        if (!root.get(key).isNumber()) {
            throw wrong(key, "a number");
        }
        return root.get(key).doubleValue();
    }

    /** True or false, or the default that the reference implementation uses. */
    public boolean flag(String key, boolean standard) {
        if (!has(key)) {
            return standard;
        }
        if (!root.get(key).isBoolean()) {
            throw wrong(key, "true or false");
        }
        return root.get(key).booleanValue();
    }

    /** A text that must be there. */
    public String text(String key) {
        JsonNode node = require(key);
        if (!node.isTextual()) {
            throw wrong(key, "a text");
        }
        return node.textValue();
    }

    /** A text, or the default that the reference implementation uses. */
    public String text(String key, String standard) {
        return has(key) ? text(key) : standard;
    }

    /** A list of whole numbers that must be there. */
    public List<Integer> integers(String key) {
        List<Integer> values = new ArrayList<>();
        for (JsonNode node : list(key)) {
            if (!node.isIntegralNumber() || !node.canConvertToInt()) {
                throw wrong(key, "a list of whole numbers");
            }
            values.add(node.intValue());
        }
        return List.copyOf(values);
    }

    /** A list of texts that must be there. */
    public List<String> texts(String key) {
        List<String> values = new ArrayList<>();
        for (JsonNode node : list(key)) {
            if (!node.isTextual()) {
                throw wrong(key, "a list of texts");
            }
            values.add(node.textValue());
        }
        return List.copyOf(values);
    }

    private JsonNode list(String key) {
        JsonNode node = require(key);
        if (!node.isArray()) {
            throw wrong(key, "a list");
        }
        return node;
    }

    private JsonNode require(String key) {
        if (!has(key)) {
            throw new ModelException(label + ": '" + key
                    + "' is missing; is this the config of the right part?");
        }
        return root.get(key);
    }

    private ModelException wrong(String key, String wanted) {
        return new ModelException(label + ": '" + key + "' is " + root.get(key) + ", expected " + wanted);
    }
}
