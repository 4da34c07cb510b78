package org.diception.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** JSON Schema (2020-12, as OpenAPI 3.1 has it) in a few words. Each method changes and returns it. */
final class Schema {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private Schema(String type) {
        json.put("type", type);
    }

    static Schema text() {
        return new Schema("string");
    }

    static Schema integer() {
        return new Schema("integer");
    }

    static Schema number() {
        return new Schema("number");
    }

    static Schema bool() {
        return new Schema("boolean");
    }

    /** A file. */
    static Schema binary() {
        Schema schema = text();
        schema.json.put("format", "binary");
        return schema;
    }

    static Schema list(Schema items) {
        Schema schema = new Schema("array");
        schema.json.set("items", items.json);
        return schema;
    }

    /** An object that may have more than is said. */
    static Schema object() {
        return new Schema("object");
    }

    /** An object in which anything else is an error. */
    static Schema closed() {
        Schema schema = object();
        schema.json.put("additionalProperties", false);
        return schema;
    }

    Schema with(String name, Schema property) {
        ((ObjectNode) json.withObjectProperty("properties")).set(name, property.json);
        return this;
    }

    Schema requires(String name, Schema property) {
        json.withArrayProperty("required").add(name);
        return with(name, property);
    }

    Schema describe(String text) {
        json.put("description", text);
        return this;
    }

    Schema from(long least) {
        json.put("minimum", least);
        return this;
    }

    Schema to(long most) {
        json.put("maximum", most);
        return this;
    }

    Schema items(int least, int most) {
        json.put("minItems", least).put("maxItems", most);
        return this;
    }

    Schema letters(int least, int most) {
        json.put("minLength", least).put("maxLength", most);
        return this;
    }

    Schema pattern(String regex) {
        json.put("pattern", regex);
        return this;
    }

    Schema oneOf(Collection<String> values) {
        values.forEach(json.withArrayProperty("enum")::add);
        return this;
    }

    Schema standard(String value) {
        json.put("default", value);
        return this;
    }

    Schema standard(long value) {
        json.put("default", value);
        return this;
    }

    JsonNode json() {
        return json;
    }
}
