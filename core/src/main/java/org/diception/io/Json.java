package org.diception.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.diception.InputException;

/**
 * JSON from files that nobody vouches for: UTF-8 only, limited in size and depth, no key twice, nothing after
 * it.
 */
public final class Json {
    /** Files beyond this are refused before they are read. */
    public static final long MAX_FILE_BYTES = 64L << 20;

    /** Deeper nesting is refused; the files of a model folder need less than ten levels. */
    public static final int MAX_DEPTH = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** Bodies of requests carry whole photos as one text. */
    private static final JsonFactory BODIES = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
                    .maxStringLength((int) MAX_FILE_BYTES).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonFactory STREAMS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final ObjectMapper MAPPER =
            new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /**
     * Reads a whole file.
     *
     * @param refusal makes the exception from a message that names the file and the cause
     */
    public static JsonNode read(Path file, Function<String, ? extends RuntimeException> refusal) {
        try {
            if (!Files.isRegularFile(file)) {
                throw refusal.apply(file + ": " + (Files.exists(file) ? "is not a file" : "no such file")
                        + "; a JSON file is wanted");
            }
            long size = Files.size(file);
            if (size > MAX_FILE_BYTES) {
                throw refusal.apply(file + ": " + size + " bytes of JSON, at most " + MAX_FILE_BYTES
                        + " are read; is this the right file?");
            }
            try (JsonParser parser = parser(ByteBuffer.wrap(Files.readAllBytes(file)))) {
                JsonNode node = MAPPER.readTree(parser);
                if (node == null || node.isMissingNode()) {
                    throw refusal.apply(file + ": is empty; fetch the file again");
                }
                return node;
            }
        } catch (IOException e) {
            throw refusal.apply(file + ": not valid JSON (" + reason(e) + "); fetch the file again");
        }
    }

    /**
     * Reads what somebody sent. Its size is the caller's to bound.
     *
     * @param name stands in error messages
     * @throws InputException if it is not JSON in UTF-8, with the place
     */
    public static JsonNode read(byte[] bytes, String name) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            try (JsonParser parser = BODIES.createParser(chars.array(), 0, chars.limit())) {
                JsonNode node = MAPPER.readTree(parser);
                if (node == null || node.isMissingNode()) {
                    throw new InputException(name + ": is empty; JSON is wanted");
                }
                return node;
            }
        } catch (IOException e) {
            throw new InputException(name + ": not valid JSON (" + reason(e) + "); correct it", e);
        }
    }

    /** What reads a file while it passes. */
    @FunctionalInterface
    public interface Streaming<T> {
        T read(JsonParser parser) throws IOException;
    }

    /**
     * Reads a file of any size, such as a list of a million objects, while it passes. {@code NaN} and
     * {@code Infinity}, which JSON does not have but Python writes, arrive as numbers, so that the reader can
     * say whose they are.
     *
     * @throws InputException naming the file and the place, if it is not JSON
     */
    public static <T> T stream(Path file, Streaming<T> reader) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": " + (Files.exists(file) ? "is not a file" : "no such file")
                    + "; a JSON file is wanted");
        }
        try (JsonParser parser = STREAMS.createParser(file.toFile())) {
            T result = reader.read(parser);
            if (parser.nextToken() != null) {
                throw new InputException(file + ": something follows after the end; write the file again");
            }
            return result;
        } catch (IOException e) {
            throw new InputException(file + ": not valid JSON (" + reason(e) + "); write the file again", e);
        }
    }

    /**
     * A parser over UTF-8 bytes.
     *
     * @throws CharacterCodingException if they are none
     */
    static JsonParser parser(ByteBuffer utf8) throws IOException {
        CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(utf8);
        return FACTORY.createParser(chars.array(), 0, chars.limit());
    }

    /** A generator of UTF-8 without line breaks. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        return MAPPER.createGenerator(out);
    }

    /** What is wrong, in one line. */
    static String reason(IOException e) {
        if (e instanceof CharacterCodingException) {
            return "not UTF-8";
        }
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            JsonLocation at = json.getLocation();
            return firstLine(json.getOriginalMessage()) + " at line " + at.getLineNr() + ", column "
                    + at.getColumnNr();
        }
        return firstLine(String.valueOf(e.getMessage()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
