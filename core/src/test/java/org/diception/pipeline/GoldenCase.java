package org.diception.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.diception.Device;
import org.diception.Precision;
import org.diception.Progress;
import org.diception.golden.Goldens;
import org.diception.image.Planes;
import org.diception.io.SafetensorsFile;

/** One case of {@code golden/e2e_cases.json}: recorded inputs through the authors' whole network. */
record GoldenCase(JsonNode json) {
    private static final String INPUTS = "golden/e2e_inputs.safetensors";

    static List<GoldenCase> all() {
        List<GoldenCase> cases = new ArrayList<>();
        Goldens.json("golden/e2e_cases.json").path("cases").forEach(json -> cases.add(new GoldenCase(json)));
        return cases;
    }

    /** The tiny base folder with a checkpoint of the reference over it, in float32. */
    static LoadedModel model(Path checkpoint) {
        ModelFolder folder = ModelFolder.of(Goldens.path("model"), Optional.of(checkpoint));
        return LoadedModel.load(folder, Device.CPU, Precision.F32, OptionalInt.empty());
    }

    /** Where the checkpoint lies: the one of full width is kept in a folder of its own. */
    Path checkpoint() {
        String name = json.path("checkpoint").asText();
        Path small = Goldens.path("ckpt").resolve(name);
        return Files.exists(small) ? small : large().resolve(name);
    }

    Goldens golden() {
        String file = json.path("file").asText();
        return Goldens.file(Files.exists(Goldens.path("golden").resolve(file)) ? "golden/" + file
                : "../goldens_large/" + file);
    }

    Schedule schedule() {
        int steps = json.path("num_inference_steps").asInt();
        return new Schedule(steps, json.path("guidance_scale").asDouble(), Progress.NONE, () -> false);
    }

    List<Row> rows(Pipeline pipeline) {
        List<Planes> photos = input("image");
        List<Planes> posteriors = input("vae_noise");
        List<Planes> noises = input("latents");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < photos.size(); i++) {
            var points = new PointSlots(
                    floats(json.path("coor_point").path(i)), floats(json.path("point_labels").path(i)));
            rows.add(new Row(pipeline.encode(photos.get(i), posteriors.get(i)), noises.get(i),
                    json.path("prompt").path(i).asText(), points));
        }
        return rows;
    }

    String id() {
        return json.path("id").asText();
    }

    /** Whether the optional folder with the checkpoint of full width is there. */
    static Path large() {
        return Goldens.path("").resolve("../goldens_large").normalize();
    }

    private List<Planes> input(String name) {
        return planes(INPUTS, json.path("inputs").asText() + "." + name);
    }

    /** A recorded batch (B, C, H, W), one by one. */
    static List<Planes> planes(String file, String name) {
        try (SafetensorsFile tensors = SafetensorsFile.open(Goldens.path(file))) {
            long[] shape = tensors.shape(name);
            float[] all = tensors.floats(name);
            int size = all.length / (int) shape[0];
            List<Planes> batch = new ArrayList<>();
            for (int i = 0; i < shape[0]; i++) {
                float[] one = java.util.Arrays.copyOfRange(all, i * size, (i + 1) * size);
                batch.add(new Planes((int) shape[1], (int) shape[2], (int) shape[3], one));
            }
            return batch;
        }
    }

    /** All numbers of a nested list. */
    private static float[] floats(JsonNode nested) {
        List<Float> values = new ArrayList<>();
        collect(nested, values);
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }

    private static void collect(JsonNode nested, List<Float> into) {
        if (nested.isNumber()) {
            into.add(nested.floatValue());
        }
        nested.forEach(inner -> collect(inner, into));
    }

    @Override
    public String toString() {
        return id();
    }
}
