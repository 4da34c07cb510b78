package org.diception.train.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.diception.InputException;

/** YAML from files: plain data only, no key twice, limited in size. */
final class Yaml {
    /** Recipes are written by hand; what is larger is something else. */
    private static final long MAX_BYTES = 1 << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * The data, and where each key stands, such as {@code recipe.yaml:3}, by its JSON pointer, such as
     * {@code /sets/1/folder}.
     */
    record Document(JsonNode root, Map<String, String> places) {}

    private Yaml() {
    }

    static Document read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": " + (Files.exists(file) ? "is not a file" : "no such file")
                    + "; a recipe is a YAML file");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(file + ": " + Files.size(file) + " bytes, a recipe has at most "
                        + MAX_BYTES + "; is this the right file?");
            }
            byte[] bytes = Files.readAllBytes(file);
            return new Document(MAPPER.readTree(bytes), places(bytes, file));
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            String cause = e.getOriginalMessage().lines().findFirst().orElse("").strip();
            throw new InputException(file + ": not valid YAML (" + cause + place + ")", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e + "); check its permissions", e);
        }
    }

    private static Map<String, String> places(byte[] yaml, Path file) throws IOException {
        Map<String, String> places = new HashMap<>();
        try (JsonParser parser = MAPPER.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    places.put(parser.getParsingContext().pathAsPointer().toString(),
                            file + ":" + parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return places;
    }
}
