package org.diception.lora;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diception.ModelException;
import org.diception.UsageException;

/** Whose naming a LoRA follows. */
public enum LoraLayout {
    /** {@code StableDiffusion3Pipeline.save_lora_weights}; the scale is part of B, since no alpha is kept. */
    DIFFUSERS("pytorch_lora_weights.safetensors", "transformer."),
    /** {@code PeftModel.save_pretrained}; the scale stands in {@code adapter_config.json}. */
    PEFT("adapter_model.safetensors", "base_model.model.");

    /** Where the checkpoint keeps the network that adapters are for. */
    static final String TRANSFORMER = "transformer.";

    /** The file with the tensors. */
    public final String fileName;

    /** What a layer's name in the transformer gets in front. */
    final String prefix;

    LoraLayout(String fileName, String prefix) {
        this.fileName = fileName;
        this.prefix = prefix;
    }

    /** Parses {@code diffusers} or {@code peft}. */
    public static LoraLayout parse(String name) {
        for (LoraLayout layout : values()) {
            if (layout.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return layout;
            }
        }
        throw new UsageException("unknown layout '" + name + "'; known: diffusers, peft");
    }

    /** A name of the checkpoint as the file has it. */
    String stored(String name) {
        return prefix + name.substring(TRANSFORMER.length());
    }

    /** The file that is meant by a file or by a folder that holds one. */
    static Path find(Path path) {
        if (!Files.isDirectory(path)) {
            return path;
        }
        List<Path> files = Arrays.stream(values())
                .map(layout -> path.resolve(layout.fileName))
                .filter(Files::isRegularFile)
                .toList();
        if (files.size() != 1) {
            throw new ModelException(path + ": " + (files.isEmpty() ? "no LoRA" : "two LoRAs") + ", "
                    + DIFFUSERS.fileName + " or " + PEFT.fileName + " is wanted; "
                    + (files.isEmpty() ? "give a folder with one of them, or the file" : "name the file"));
        }
        return files.get(0);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
