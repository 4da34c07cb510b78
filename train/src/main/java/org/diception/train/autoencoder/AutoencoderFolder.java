package org.diception.train.autoencoder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.io.AtomicFile;
import org.diception.io.SafetensorsWriter;
import org.diception.nn.TensorSource;
import org.diception.vae.PatchAutoencoderConfig;

/** Writes the {@code vae/} folder that {@code Autoencoders.load} reads. */
final class AutoencoderFolder {
    private AutoencoderFolder() {}

    static void write(Path folder, PatchAutoencoderConfig config, TensorSource weights) {
        new SafetensorsWriter().metadata("format", "pt").addAll(weights, ScalarType.Half)
                .write(folder.resolve("diffusion_pytorch_model.safetensors"));
        AtomicFile.write(folder.resolve("config.json"), json(config));
    }

    private static String json(PatchAutoencoderConfig config) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("_class_name", "PatchAutoencoder");
        keys.put("latent_channels", config.latentChannels());
        keys.put("width", config.width());
        keys.put("deep_width", config.deepWidth());
        keys.put("blocks", config.blocks());
        keys.put("deep_blocks", config.deepBlocks());
        keys.put("context_width", config.contextWidth());
        keys.put("context_blocks", config.contextBlocks());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(keys) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts are always JSON", e);
        }
    }
}
