package org.diception.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diception.InputException;
import org.diception.Prediction;
import org.diception.Provenance;
import org.diception.Spread;
import org.diception.Version;
import org.diception.image.Planes;
import org.diception.io.Json;

/**
 * {@code base.meta.json}: the photo, how its answer came about, what was found, and what the files hold.
 * Stateless and thread-safe.
 */
public final class MetaFile {
    private MetaFile() {}

    /**
     * What must be equal for an answer to be the same, as JSON on one line: {@code settings} of the metadata.
     */
    public static String settings(Provenance how) {
        return json(how).toString();
    }

    /** An answer without files: the photo, how the answer came about, and what was found. */
    public static ObjectNode json(Answer answer) {
        Prediction prediction = answer.prediction();
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        ObjectNode photo = meta.putObject("photo");
        answer.photo().about().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(entry -> photo.put(entry.getKey(), entry.getValue()));
        photo.put("width", prediction.width()).put("height", prediction.height());
        meta.set("settings", json(prediction.provenance()));
        meta.put("convention", prediction.convention());
        AnswerJson.add(prediction, meta);
        prediction.spread().ifPresent(spread -> add(spread, meta.putObject("spread")));
        return meta;
    }

    static ObjectNode json(Answer answer, Path base, Set<Format> formats, Map<OutputFile, Format> files,
            OutputSettings settings) {
        ObjectNode meta = json(answer);
        ObjectNode outputs = meta.putObject("outputs");
        ArrayNode names = outputs.putArray("formats");
        formats.forEach(format -> names.add(format.toString()));
        outputs.set("settings", settings.json());
        ArrayNode list = meta.putArray("files");
        files.forEach((file, format) -> list.addObject().put("file", base.getFileName() + file.end())
                .put("format", format.toString()).put("meaning", file.meaning()));
        Planes data = answer.prediction().data();
        meta.putArray("data_shape").add(data.channels()).add(data.height()).add(data.width());
        return meta;
    }

    /** The files that an earlier answer of this name has, as far as they belong to it by their names. */
    static List<Path> files(Path meta, Path base) {
        List<Path> files = new ArrayList<>();
        if (Files.exists(meta)) {
            String stem = base.getFileName() + ".";
            try {
                for (JsonNode file : Json.read(meta, InputException::new).path("files")) {
                    String name = file.path("file").asText();
                    if (name.startsWith(stem) && !name.contains("/") && !name.contains("\\")) {
                        files.add(base.resolveSibling(name));
                    }
                }
            } catch (InputException e) {
                return List.of(); // a broken note names no files; it is replaced
            }
        }
        return files;
    }

    private static ObjectNode json(Provenance how) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("task", how.question().task().name());
        settings.put("prompt", how.question().prompt());
        ArrayNode points = settings.putArray("points");
        how.question().points().forEach(point -> points.addObject()
                .put("x", point.x()).put("y", point.y()).put("unit", point.unit().toString()));
        settings.put("steps", how.steps()).put("guidance", how.guidance()).put("seed", how.seed());
        settings.put("samples", how.samples());
        settings.put("photo_latent", how.latent().toString());
        settings.put("point_order", how.order().toString());
        settings.put("compatibility", how.compatibility().toString());
        settings.put("size", how.size().toString());
        settings.put("device", how.device().toString()).put("precision", how.precision().toString());
        settings.put("read_out", how.readOut().toString());
        settings.put("model", how.model()).put("model_fingerprint", how.fingerprint());
        settings.put("version", Version.NUMBER);
        return settings;
    }

    private static void add(Spread spread, ObjectNode to) {
        to.put("samples", spread.samples());
        ArrayNode seeds = to.putArray("seeds");
        spread.seeds().forEach(seeds::add);
        to.put("agreement", spread.agreement()).put("largest", spread.largest());
        to.put("convention", spread.convention());
    }
}
