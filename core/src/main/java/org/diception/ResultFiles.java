package org.diception;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diception.image.Planes;
import org.diception.image.PngWriter;
import org.diception.io.AtomicFile;
import org.diception.io.Npy;

/**
 * An answer as files that explain themselves: {@code base.png} for eyes, {@code base.16bit.png} and on
 * request {@code base.npy} with the numbers, {@code base.meta.json} with what they mean and how they came
 * about. Each file appears whole or not at all, and the last one only when the others are there. Stateless
 * and thread-safe.
 */
public final class ResultFiles {
    private static final int MAX_16 = 65535;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultFiles() {}

    /**
     * Writes the files of one answer.
     *
     * @param base folder and name without the ends above
     * @param npy whether the numbers are wanted as float32 too, (H, W) or (C, H, W)
     * @param photo what the metadata shall say about the photo, such as its name
     * @return the files, the picture for eyes first, the metadata last
     * @throws InputException if one cannot be written
     */
    public static List<Path> write(Prediction prediction, Path base, boolean npy, Map<String, ?> photo) {
        Path meta = meta(base);
        delete(meta); // if writing stops half-way, nothing shall say that new pictures are of an old answer
        List<Path> files = new ArrayList<>();
        files.add(end(base, ".png"));
        PngWriter.rgb(prediction.preview()).write(files.get(0));
        files.add(end(base, ".16bit.png"));
        writePng16(prediction, files.get(1));
        if (npy) {
            files.add(end(base, ".npy"));
            writeNpy(prediction, files.get(2));
        }
        byte[] text = metadata(prediction, files, photo).toPrettyString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(meta, out -> out.write(text));
        files.add(meta);
        return List.copyOf(files);
    }

    /** Where {@link #write} puts the metadata. */
    public static Path meta(Path base) {
        return end(base, ".meta.json");
    }

    /** The numbers as a 16-bit PNG, grey or RGB: 0 is {@link Prediction#lowest}, 65535 is 1. */
    public static void writePng16(Prediction prediction, Path file) {
        Planes data = prediction.data();
        int area = data.width() * data.height();
        float lowest = prediction.lowest();
        short[] samples = new short[data.data().length];
        for (int channel = 0; channel < data.channels(); channel++) {
            for (int i = 0; i < area; i++) {
                float share = (data.data()[channel * area + i] - lowest) / (1 - lowest);
                int sample = Math.round(Math.max(0, Math.min(1, share)) * MAX_16);
                samples[i * data.channels() + channel] = (short) sample;
            }
        }
        PngWriter png = data.channels() == 1
                ? PngWriter.grey16(data.width(), data.height(), samples)
                : PngWriter.rgb16(data.width(), data.height(), samples);
        png.text("Description", prediction.convention()).write(file);
    }

    /** The numbers as float32 in C order: (H, W) for one plane, else (C, H, W). */
    public static void writeNpy(Prediction prediction, Path file) {
        Planes planes = prediction.data();
        if (planes.channels() == 1) {
            Npy.write(file, planes.data(), planes.height(), planes.width());
        } else {
            Npy.write(file, planes.data(), planes.channels(), planes.height(), planes.width());
        }
    }

    /**
     * What must be equal for an answer to be the same, as JSON on one line: {@code settings} of the metadata.
     */
    public static String settings(Provenance how) {
        return json(how).toString();
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

    private static ObjectNode metadata(Prediction prediction, List<Path> files, Map<String, ?> photo) {
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        ObjectNode about = meta.putObject("photo");
        about.setAll((ObjectNode) JSON.valueToTree(photo));
        about.put("width", prediction.width()).put("height", prediction.height());
        meta.set("settings", json(prediction.provenance()));
        meta.put("convention", prediction.convention());
        AnswerJson.add(prediction, meta);
        Planes data = prediction.data();
        ObjectNode names = meta.putObject("files");
        names.put("preview", files.get(0).getFileName().toString());
        names.put("png16", files.get(1).getFileName().toString());
        names.put("png16_value", prediction.lowest() == 0 ? "v / 65535" : "v / 65535 * 2 - 1");
        if (files.size() > 2) {
            names.put("npy", files.get(2).getFileName().toString());
        }
        meta.putArray("data_shape").add(data.channels()).add(data.height()).add(data.width());
        return meta;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be replaced (" + e
                    + "); check the folder's permissions", e);
        }
    }

    private static Path end(Path base, String end) {
        return base.resolveSibling(base.getFileName() + end);
    }
}
