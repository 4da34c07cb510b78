package org.diception.train.nano;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.Task;
import org.diception.io.AtomicFile;
import org.diception.io.JsonConfig;
import org.diception.io.SafetensorsFile;
import org.diception.io.SafetensorsWriter;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Tensors;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptBaker;
import org.diception.text.PromptSet;
import org.diception.text.TextEmbedding;
import org.diception.train.Checkpoint;

/**
 * Writes the trained model as the folder that {@code Diception.load} reads: the
 * diffusers layout with baked prompts.
 */
final class NanoExport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NanoExport() {}

    /**
     * From a run's {@code checkpoint.safetensors} and {@code vae/}: the averaged weights, in half precision.
     */
    static void write(Path run, Path target) throws IOException {
        Path vae = run.resolve("vae").resolve("vae");
        int channels = JsonConfig.read(vae.resolve("config.json")).integer("latent_channels");
        json(target.resolve("model_index.json"), modelIndex());
        json(target.resolve("transformer").resolve("config.json"),
                transformer(NanoConfig.transformer(channels)));
        json(target.resolve("scheduler").resolve("scheduler_config.json"), scheduler(NanoConfig.schedule()));
        Files.createDirectories(target.resolve("vae"));
        for (String name : new String[] {"config.json", "diffusion_pytorch_model.safetensors"}) {
            Files.copy(vae.resolve(name), target.resolve("vae").resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        try (SafetensorsFile checkpoint = SafetensorsFile.open(run.resolve("checkpoint.safetensors"))) {
            SafetensorsWriter writer = new SafetensorsWriter()
                    .metadata("steps", checkpoint.metadata().getOrDefault("step", "unknown"));
            Checkpoint.published(checkpoint).forEach((name, stored) -> writer.add(
                    name, ScalarType.Half, checkpoint.shape(stored),
                    () -> checkpoint.load(stored, ScalarType.Half)));
            writer.write(target.resolve("diception.safetensors"));
        }
        bakePrompts(target.resolve(BakedPrompts.FILE_NAME));
    }

    private static void bakePrompts(Path file) {
        try (PointerScope scope = new PointerScope()) {
            Map<String, TextEmbedding> prompts = new LinkedHashMap<>();
            for (String prompt : PromptSet.ALL) {
                prompts.put(prompt, new TextEmbedding(
                        Tensors.of(WordVectors.tokens(prompt), 1, WordVectors.TOKENS, WordVectors.WIDTH)
                                .to(ScalarType.Half),
                        Tensors.of(WordVectors.pooled(prompt), 1, WordVectors.WIDTH).to(ScalarType.Half)));
            }
            PromptBaker.write(file, prompts);
        }
    }

    private static Map<String, Object> modelIndex() {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("_class_name", "StableDiffusion3Pipeline");
        index.put("scheduler", new String[] {"diffusers", "FlowMatchEulerDiscreteScheduler"});
        index.put("transformer", new String[] {"diffusers", "SD3Transformer2DModel"});
        index.put("vae", new String[] {"org.diception", "PatchAutoencoder"});
        index.put("diception", Map.of("size", NanoConfig.SIDE, "point_order", "x-y", "tasks", tasks()));
        return index;
    }

    /**
     * One step, no guidance: measured best for every task but those whose colours are free (docs/nano.md).
     */
    private static Map<String, Object> tasks() {
        Map<String, Object> tasks = new LinkedHashMap<>();
        for (Task task : Task.all()) {
            tasks.put(task.name(), Map.of("steps", 1, "guidance", 1));
        }
        return tasks;
    }

    private static Map<String, Object> transformer(TransformerConfig config) {
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

    private static Map<String, Object> scheduler(FlowMatch schedule) {
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
