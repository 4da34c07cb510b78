package org.diception.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.diception.InputException;
import org.diception.io.Json;

/**
 * What a client said about his question, as JSON or as a form. What nobody asked for is an error, so that a
 * mistyped name is not taken for a default.
 */
final class Fields {
    /** Fields of forms that hold numbers, which are text there. */
    private static final Set<String> NUMBERS = Set.of("steps", "guidance", "seed", "samples", "deadline");
    private static final int LONGEST_NUMBER = 30;

    private final JsonNode json;
    private final Set<String> asked = new HashSet<>();

    private Fields(JsonNode json) {
        this.json = json;
    }

    /** An empty body says nothing. */
    static Fields ofJson(byte[] body) {
        if (body.length == 0) {
            return new Fields(JsonNodeFactory.instance.objectNode());
        }
        JsonNode json;
        try {
            json = Json.read(body, "the body");
        } catch (InputException e) {
            throw Problem.badRequest(e.getMessage(), "send JSON in UTF-8");
        }
        return ofObject(json);
    }

    static Fields ofObject(JsonNode json) {
        if (!json.isObject()) {
            throw Problem.badRequest("the body is not an object", "send {...}");
        }
        return new Fields(json);
    }

    /** The parts of a form but for the photo; points as {@code x,y}. */
    static Fields ofForm(List<Multipart.Part> parts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Multipart.Part part : parts) {
            String name = part.name();
            if (name.equals("points")) {
                json.withArrayProperty(name).add(point(part.text()));
            } else if (json.has(name)) {
                throw Problem.badRequest("the field '" + name + "' came twice", "send it once");
            } else if (NUMBERS.contains(name)) {
                json.put(name, number(name, part.text()));
            } else if (!name.equals("photo")) {
                json.put(name, part.text());
            }
        }
        return new Fields(json);
    }

    Optional<String> text(String name) {
        return get(name).map(value -> {
            if (!value.isTextual()) {
                throw wrong(name, "a text");
            }
            return value.textValue();
        });
    }

    /** A file. */
    byte[] base64(String name) {
        String text = text(name).orElseThrow(() -> wrong(name, "there; send base64"));
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "base64 (RFC 4648, no line breaks, no data: in front)");
        }
    }

    /** Whatever is there; missing if nothing is. */
    JsonNode any(String name) {
        return get(name).orElse(MissingNode.getInstance());
    }

    OptionalDouble number(String name) {
        Optional<JsonNode> value = get(name);
        if (value.isPresent() && !value.get().isNumber()) {
            throw wrong(name, "a number");
        }
        return value.map(node -> OptionalDouble.of(node.doubleValue())).orElse(OptionalDouble.empty());
    }

    /** A whole number that fits 31 bits; 3.0 is one, as JSON Schema has it. */
    OptionalInt integer(String name) {
        OptionalDouble value = number(name);
        if (value.isPresent() && (value.getAsDouble() != Math.rint(value.getAsDouble())
                || Math.abs(value.getAsDouble()) > Integer.MAX_VALUE)) {
            throw wrong(name, "a whole number");
        }
        return value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
    }

    /** The objects of a list; none if there is no list. */
    List<Fields> objects(String name) {
        return get(name).map(value -> {
            if (!value.isArray() || value.isEmpty()) {
                throw wrong(name, "a list of at least one");
            }
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Fields::ofObject).toList();
        }).orElse(List.of());
    }

    /** @throws Problem if something is there that nobody asked for */
    void refuseOthers() {
        json.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw Problem.badRequest("unknown field '" + name + "'", asked.isEmpty() ? "leave it out"
                        : "known: " + String.join(", ", asked.stream().sorted().toList()));
            }
        });
    }

    static Problem wrong(String name, String wanted) {
        return Problem.badRequest("the field '" + name + "' is not " + wanted, "/openapi.json says more");
    }

    private Optional<JsonNode> get(String name) {
        asked.add(name);
        return Optional.ofNullable(json.get(name));
    }

    private static ObjectNode point(String text) {
        String[] xy = text.split(",", -1);
        if (xy.length != 2) {
            throw wrong("points", "x,y in each part");
        }
        return JsonNodeFactory.instance.objectNode()
                .put("x", number("points", xy[0])).put("y", number("points", xy[1]));
    }

    private static double number(String name, String text) {
        try {
            if (text.length() <= LONGEST_NUMBER) {
                return new BigDecimal(text.strip()).doubleValue();
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(name, "a number");
    }
}
