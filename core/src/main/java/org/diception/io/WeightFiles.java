package org.diception.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.diception.ModelException;
import org.diception.nn.TensorSource;

/** Finds the weights in a folder of a model in the diffusers layout, such as {@code vae/}. */
public final class WeightFiles {
    /** What transformers and what diffusers calls its weights. */
    private static final List<String> STEMS = List.of("model", "diffusion_pytorch_model");

    private static final List<String> VARIANTS = List.of("", ".bf16", ".fp16");

    private WeightFiles() {}

    /**
     * Opens the first of: the one file, its index of shards, the same in half precision.
     *
     * @throws ModelException if there is none, saying what was looked for
     */
    public static TensorSource open(Path folder) {
        for (String name : candidates()) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return name.endsWith(".json") ? ShardedSafetensors.open(file) : SafetensorsFile.open(file);
            }
        }
        throw new ModelException(folder + ": " + (Files.isDirectory(folder) ? "no weights" : "no such folder")
                + "; looked for model.safetensors and diffusion_pytorch_model.safetensors, their .index.json,"
                + " and both with .bf16 or .fp16");
    }

    /** Whether {@link #open} would find a file. */
    public static boolean present(Path folder) {
        return candidates().stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    private static List<String> candidates() {
        List<String> names = new ArrayList<>();
        for (String variant : VARIANTS) {
            for (String stem : STEMS) {
                names.addAll(names(stem, variant));
            }
        }
        return names;
    }

    private static List<String> names(String stem, String variant) {
        return Stream.of(
                        stem + variant + ".safetensors",
                        stem + ".safetensors.index" + variant + ".json", // as transformers writes it
                        stem + ".safetensors" + variant + ".index.json") // as diffusers writes it
                .distinct()
                .toList();
    }
}
