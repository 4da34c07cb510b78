package org.diception.train.nano;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.AtomicFile;
import org.diception.io.SafetensorsWriter;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Tensors;
import org.diception.text.BakedPrompts;
import org.diception.text.PromptBaker;
import org.diception.text.PromptSet;
import org.diception.text.TextEmbedding;

/** Writes the trained model as the folder that {@code Diception.load} reads: the diffusers layout with baked prompts. */
final class NanoExport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NanoExport() {}

    /**
     * @param published tensors by the keys of the DICEPTION checkpoint
     * @param vae the trained autoencoder's folder
     */
    static void write(Path target, Map<String, Tensor> published, TransformerConfig config, Path vae)
            throws IOException {
        Files.createDirectories(target.resolve("vae"));
        json(target.resolve("model_index.json"), modelIndex());
        json(target.resolve("transformer").resolve("config.json"), transformer(config));
        json(target.resolve("scheduler").resolve("scheduler_config.json"), scheduler(NanoConfig.schedule()));
        for (String name : new String[] {"config.json", "diffusion_pytorch_model.safetensors"}) {
            Files.copy(vae.resolve(name), target.resolve("vae").resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        SafetensorsWriter writer = new SafetensorsWriter();
        published.forEach((name, tensor) ->
                writer.add(name, ScalarType.Half, Tensors.shape(tensor), tensor::detach));
        writer.write(target.resolve("diception.safetensors"));
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
        index.put("vae", new String[] {"diffusers", "AutoencoderKL"});
        return index;
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
