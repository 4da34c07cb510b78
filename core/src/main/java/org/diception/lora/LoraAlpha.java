package org.diception.lora;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.diception.ModelException;
import org.diception.io.JsonConfig;
import org.diception.io.Quote;
import org.diception.io.SafetensorsFile;

/**
 * The alpha of a LoRA's layers, which is divided by the rank to give their scale. It stands in PEFT's
 * {@code adapter_config.json}, or in the metadata of files that later versions of diffusers write; where it
 * stands nowhere, it is the rank, as diffusers takes it.
 *
 * @param config the settings of PEFT, empty if there are none
 * @param prefix of their keys
 */
record LoraAlpha(JsonConfig config, String prefix) {
    static final String PEFT_CONFIG = "adapter_config.json";
    private static final String DIFFUSERS_METADATA = "lora_adapter_metadata";

    /** What stands beside a file, or in it. */
    static LoraAlpha of(Path file, SafetensorsFile tensors) {
        Path beside = file.resolveSibling(PEFT_CONFIG);
        if (file.getFileName().toString().equals(LoraLayout.PEFT.fileName) && Files.exists(beside)) {
            return new LoraAlpha(JsonConfig.read(beside), "").checked();
        }
        String label = tensors.label() + ": " + DIFFUSERS_METADATA;
        String text = tensors.metadata().getOrDefault(DIFFUSERS_METADATA, "{}");
        return new LoraAlpha(new JsonConfig(label, parse(label, text)), LoraLayout.TRANSFORMER).checked();
    }

    private static JsonNode parse(String label, String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new ModelException(label + " is not valid JSON; save the LoRA again", e);
        }
    }

    /** Settings that would change what the matrices mean are not passed over. */
    private LoraAlpha checked() {
        String kind = config.text(prefix + "peft_type", "LORA");
        boolean other = !kind.equals("LORA") || config.flag(prefix + "use_dora", false)
                || config.flag(prefix + "fan_in_fan_out", false)
                || !config.text(prefix + "bias", "none").equals("none")
                || config.root().path(prefix + "modules_to_save").size() > 0;
        if (other) {
            throw new ModelException(config.label() + ": only plain LoRA is read, this one is "
                    + Quote.of(kind) + " or has use_dora, fan_in_fan_out, bias or modules_to_save; train it"
                    + " without them");
        }
        return this;
    }

    /** alpha / r, or alpha / √r where the file says so (rsLoRA). */
    double scale(String layer, long rank) {
        double alpha = alpha(layer.substring(LoraLayout.TRANSFORMER.length()), rank);
        return alpha / (config.flag(prefix + "use_rslora", false) ? Math.sqrt(rank) : rank);
    }

    /** A pattern is the end of a layer's name; PEFT would take a regular expression too. */
    private double alpha(String layer, long rank) {
        JsonNode patterns = config.root().path(prefix + "alpha_pattern");
        for (Map.Entry<String, JsonNode> pattern : patterns.properties()) {
            if (LoraTargets.matches(pattern.getKey(), layer)) {
                return pattern.getValue().asDouble(Double.NaN);
            }
        }
        return config.number(prefix + "lora_alpha", rank);
    }
}
