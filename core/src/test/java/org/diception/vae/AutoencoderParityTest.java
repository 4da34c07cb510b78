package org.diception.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.diception.nn.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both autoencoders against diffusers, every tensor within ten times what float32 itself costs there. */
@NeedsGoldens
class AutoencoderParityTest {
    /** Its pictures, latents and noise are the inputs of all files. */
    private static final Goldens INPUTS = Goldens.file("golden/vae.safetensors");

    @ParameterizedTest
    @CsvSource({"model/vae, golden/vae.safetensors",
            "model_extra/vae_fp16, golden/vae_fp16_weights.safetensors"})
    void theVariationalOneGivesTheReferenceTensors(String folder, String file) {
        var config = AutoencoderKlConfig.of(JsonConfig.read(Goldens.path(folder).resolve("config.json")));
        var scale = new LatentScale(config.scalingFactor(), config.shiftFactor());
        Goldens golden = Goldens.file(file);
        try (PointerScope scope = new PointerScope();
                var loaded = Autoencoders.load(Goldens.path(folder), Engine.cpu())) {
            for (String name : golden.computed()) {
                golden.check(name, answer((AutoencoderKl) loaded.autoencoder(), scale, name));
            }
            assertThat(loaded.weights().unused()).isEmpty();
        }
    }

    /** What the reference calls {@code case.what}. */
    private static Tensor answer(AutoencoderKl vae, LatentScale scale, String name) {
        String id = name.substring(0, name.indexOf('.'));
        return switch (name.substring(id.length() + 1)) {
            case "mean" -> vae.posterior(input(id, "image")).mean();
            case "logvar" -> vae.posterior(input(id, "image")).logVariance();
            case "mode" -> scale.undo(vae.encode(input(id, "image")));
            case "sample_scaled" -> vae.encode(input(id, "image"), input(id, "noise"));
            case "sample" -> scale.undo(vae.encode(input(id, "image"), input(id, "noise")));
            case "decoded" -> vae.decode(scale.apply(input(id, "latent")));
            case "decoded_from_scaled_01" -> unit(vae.decode(input(id, "latent")));
            default -> throw new AssertionError("no part of the autoencoder answers '" + name + "'");
        };
    }

    @Test
    void theTinyOneGivesTheReferenceTensors() {
        Goldens golden = Goldens.file("golden/vae_tiny.safetensors");
        Path folder = Goldens.path("model_extra/vae_tiny");
        var config = AutoencoderTinyConfig.of(JsonConfig.read(folder.resolve("config.json")));
        var scale = new LatentScale(config.scalingFactor(), config.shiftFactor());
        try (PointerScope scope = new PointerScope();
                var loaded = Autoencoders.load(folder, Engine.cpu())) {
            Autoencoder vae = loaded.autoencoder();
            for (String name : golden.computed()) {
                String id = name.substring(0, name.indexOf('.'));
                golden.check(name, name.endsWith(".latents")
                        ? scale.undo(vae.encode(input(id, "image")))
                        : vae.decode(scale.apply(input(id, "latent"))));
            }
            assertThat(loaded.weights().unused()).isEmpty();
        }
    }

    private static Tensor input(String id, String what) {
        return INPUTS.tensor(id + "." + what);
    }

    /** [-1, 1] to [0, 1], clamped: what the reference pipeline does after decoding. */
    private static Tensor unit(Tensor image) {
        Tensor unit = image.mul(new Scalar(0.5)).add(new Scalar(0.5));
        return unit.clamp(new ScalarOptional(new Scalar(0.0)), new ScalarOptional(new Scalar(1.0)));
    }
}
