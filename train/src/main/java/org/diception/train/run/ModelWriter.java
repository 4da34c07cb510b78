package org.diception.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.InputException;
import org.diception.Task;
import org.diception.io.AtomicFile;
import org.diception.io.JsonConfig;
import org.diception.io.SafetensorsFile;
import org.diception.io.SafetensorsWriter;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.pipeline.ModelFolder;
import org.diception.text.BakedPrompts;
import org.diception.train.Checkpoint;

/**
 * Writes a trained network as the folder that {@code Diception.load} reads: the diffusers layout with baked
 * prompts.
 *
 * @param autoencoder folder whose files are copied
 * @param prompts file of baked prompts, copied as well
 * @param side pixels along each side of the pictures it was trained on
 */
public record ModelWriter(TransformerConfig config, FlowMatch schedule, Path autoencoder, Path prompts,
        int side, Answering answering) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** From a run's checkpoint: the averaged weights, if there are averages, in half precision. */
    public void write(Path checkpoint, Path target) {
        json(target.resolve("model_index.json"), modelIndex());
        json(target.resolve("transformer").resolve("config.json"), transformer());
        json(target.resolve("scheduler").resolve("scheduler_config.json"), scheduler());
        for (Path file : files(autoencoder)) {
            copy(file, target.resolve("vae").resolve(file.getFileName()));
        }
        copy(prompts, target.resolve(BakedPrompts.FILE_NAME));
        weights(checkpoint, ScalarType.Half, target.resolve(ModelFolder.CONVERTED));
    }

    /** The DICEPTION weights of a checkpoint alone. */
    static void weights(Path checkpoint, ScalarType dtype, Path file) {
        try (SafetensorsFile source = SafetensorsFile.open(checkpoint)) {
            SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt")
                    .metadata("steps", source.metadata().getOrDefault("step", "unknown"));
            Checkpoint.published(source).forEach((name, stored) -> writer.add(
                    name, dtype, source.shape(stored), () -> source.load(stored, dtype)));
            writer.write(file);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|safetensors)")).sorted().toList();
        } catch (IOException e) {
            throw new InputException(folder + ": cannot be listed (" + e + ")", e);
        }
    }

    private static void copy(Path from, Path to) {
        AtomicFile.write(to, out -> Files.copy(from, out));
    }

    private Map<String, Object> modelIndex() {
        String kind = JsonConfig.read(autoencoder.resolve("config.json")).text("_class_name");
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("_class_name", "StableDiffusion3Pipeline");
        index.put("scheduler", List.of("diffusers", "FlowMatchEulerDiscreteScheduler"));
        index.put("transformer", List.of("diffusers", "SD3Transformer2DModel"));
        index.put("vae", List.of(kind.startsWith("Autoencoder") ? "diffusers" : "org.diception", kind));
        index.put("diception", Map.of("size", side, "point_order", "x-y", "tasks", tasks()));
        return index;
    }

    private Map<String, Object> tasks() {
        Map<String, Object> tasks = new LinkedHashMap<>();
        for (Task task : Task.all()) {
            tasks.put(task.name(), Map.of("steps", answering.steps(), "guidance", answering.guidance()));
        }
        return tasks;
    }

    private Map<String, Object> transformer() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("_class_name", "SD3Transformer2DModel");
        json.put("attention_head_dim", config.attentionHeadDim());
        json.put("caption_projection_dim", config.width());
        json.put("in_channels", config.inChannels());
        json.put("joint_attention_dim", config.jointAttentionDim());
        json.put("num_attention_heads", config.numAttentionHeads());
        json.put("num_layers", config.numLayers());
        json.put("out_channels", config.outChannels());
        json.put("patch_size", config.patchSize());
        json.put("pooled_projection_dim", config.pooledProjectionDim());
        json.put("pos_embed_max_size", config.posEmbedMaxSize());
        json.put("sample_size", config.sampleSize());
        return json;
    }

    private Map<String, Object> scheduler() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("_class_name", "FlowMatchEulerDiscreteScheduler");
        json.put("num_train_timesteps", schedule.numTrainTimesteps());
        json.put("shift", schedule.shift());
        json.put("use_dynamic_shifting", false);
        return json;
    }

    private static void json(Path file, Map<String, Object> content) {
        byte[] bytes;
        try {
            bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        AtomicFile.write(file, out -> out.write(bytes));
    }
}
