package org.diception.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diception.output.Answer;
import org.diception.output.Format;
import org.diception.output.MetaFile;
import org.diception.output.OutputFile;
import org.diception.output.OutputSettings;

/**
 * An answer as bytes: one file as it is, several in a zip, without a format as JSON with all that is not a
 * plane of numbers.
 */
record Rendered(String type, String name, byte[] body) {
    static Rendered of(Answer answer, Wanted wanted) {
        String name = answer.prediction().provenance().question().task().name();
        if (wanted.format().isEmpty()) {
            return new Rendered(Media.JSON, name + ".json", json(answer));
        }
        List<OutputFile> files = wanted.format().get().files(answer, OutputSettings.defaults(), name);
        if (files.isEmpty()) {
            throw new Problem(406, "not-acceptable", "The answer cannot have this form",
                    "this answer has nothing for the format " + wanted.format().get(),
                    "spread needs several samples, masks and cut-outs something that was found; take JSON");
        }
        if (files.size() == 1) {
            OutputFile only = files.get(0);
            return new Rendered(Media.ofFile(only.end()), name + only.end(), only.bytes());
        }
        return new Rendered(Media.ZIP, name + "." + wanted.format().get() + ".zip", zip(name, files));
    }

    void send(Context to) {
        to.contentType(type).header("Content-Disposition", "inline; filename=\"" + name + "\"")
                .header("Vary", "Accept").result(body);
    }

    private static byte[] json(Answer answer) {
        ObjectNode json = MetaFile.json(answer);
        for (OutputFile coco : Format.COCO.files(answer, OutputSettings.defaults(), "")) {
            json.putRawValue("coco", new RawValue(new String(coco.bytes(), StandardCharsets.UTF_8)));
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String name, List<OutputFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (OutputFile file : files) {
                zip.putNextEntry(new ZipEntry(name + file.end()));
                zip.write(file.bytes());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }
}
