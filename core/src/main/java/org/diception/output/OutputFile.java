package org.diception.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.diception.InputException;
import org.diception.image.PngWriter;
import org.diception.io.AtomicFile;

/**
 * One file of an answer, to be written to disk or sent to somebody. Made on demand: nothing is computed
 * before it is written. Immutable and thread-safe.
 *
 * @param end what follows the name of the answer, such as {@code .coco.json}
 * @param meaning what its numbers mean, as it stands in the metadata
 * @param body writes the content
 */
public record OutputFile(String end, String meaning, AtomicFile.StreamBody body) {
    static OutputFile png(String end, String meaning, PngWriter png) {
        return new OutputFile(end, meaning, png.text("Description", meaning)::writeTo);
    }

    static OutputFile json(String end, String meaning, JsonNode json) {
        return new OutputFile(end, meaning,
                out -> out.write(json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes the whole file or nothing.
     *
     * @throws InputException if it cannot be written
     */
    public void write(Path path) {
        AtomicFile.write(path, body);
    }

    /** The content in memory. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toByteArray();
    }
}
