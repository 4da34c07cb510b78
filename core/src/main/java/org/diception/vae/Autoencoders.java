package org.diception.vae;

import java.nio.file.Path;
import org.diception.ModelException;
import org.diception.io.JsonConfig;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;

/** Builds the autoencoder that a {@code vae/} folder in the diffusers layout describes. */
public final class Autoencoders {
    private Autoencoders() {}

    /** An autoencoder together with the weights it runs on; closing frees them. */
    public record Loaded(Autoencoder autoencoder, Weights weights) implements AutoCloseable {
        @Override
        public void close() {
            weights.close();
        }
    }

    /**
     * Reads {@code config.json} and the weights beside it.
     *
     * @throws ModelException if either is missing, broken or does not fit the other
     */
    public static Loaded load(Path folder, Engine engine) {
        JsonConfig config = JsonConfig.read(folder.resolve("config.json"));
        try (TensorSource source = WeightFiles.open(folder)) {
            Weights weights = Weights.of(source, engine);
            try {
                return new Loaded(of(config, weights), weights);
            } catch (RuntimeException e) {
                weights.close();
                throw e;
            }
        }
    }

    /** Picks the kind by {@code _class_name} and takes its tensors; the weights stay the caller's. */
    public static Autoencoder of(JsonConfig config, Weights weights) {
        String kind = config.text("_class_name");
        return switch (kind) {
            case "AutoencoderKL" -> AutoencoderKl.of(AutoencoderKlConfig.of(config), weights);
            case "AutoencoderTiny" -> AutoencoderTiny.of(AutoencoderTinyConfig.of(config), weights);
            case "PatchAutoencoder" -> PatchAutoencoder.of(PatchAutoencoderConfig.of(config), weights);
            default -> throw new ModelException(config.label() + ": _class_name '" + kind
                    + "' is not known; known: AutoencoderKL, AutoencoderTiny, PatchAutoencoder");
        };
    }
}
