package org.diception.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.diception.io.JsonConfig;
import org.diception.nn.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both autoencoders against diffusers, every tensor within ten times what float32 itself costs there. */
class AutoencoderParityTest {
    /** Values that the reference gives out, as opposed to the inputs that stand in the same file. */
    private static final Set<String> INPUTS = Set.of("image", "noise", "latent");

    @ParameterizedTest
    @CsvSource({"model/vae, golden/vae.safetensors", "model_extra/vae_fp16, golden/vae_fp16_weights.safetensors"})
    void theVariationalOneGivesTheReferenceTensors(String folder, String file) {
        var config = AutoencoderKlConfig.of(JsonConfig.read(GoldenVae.ROOT.resolve(folder).resolve("config.json")));
        var scale = new LatentScale(config.scalingFactor(), config.shiftFactor());
        try (PointerScope scope = new PointerScope();
                GoldenVae inputs = GoldenVae.open("golden/vae.safetensors");
                GoldenVae golden = GoldenVae.open(file);
                var loaded = Autoencoders.load(GoldenVae.ROOT.resolve(folder), Engine.cpu())) {
            AutoencoderKl vae = (AutoencoderKl) loaded.autoencoder();
            Set<String> checked = new HashSet<>();
            for (String id : golden.casesWith("mean")) {
                Tensor image = inputs.tensor(id + ".image");
                Posterior posterior = vae.posterior(image);
                checked.add(golden.check(id + ".mean", posterior.mean()));
                checked.add(golden.check(id + ".logvar", posterior.logVariance()));
                Tensor latent = inputs.tensor(id + ".latent");
                checked.add(golden.check(id + ".decoded", vae.decode(scale.apply(latent))));
            }
            for (String id : golden.casesWith("mode")) {
                Tensor scaled = vae.encode(inputs.tensor(id + ".image"));
                checked.add(golden.check(id + ".mode", scale.undo(scaled)));
            }
            for (String id : golden.casesWith("noise")) {
                Tensor scaled = vae.encode(inputs.tensor(id + ".image"), golden.tensor(id + ".noise"));
                checked.add(golden.check(id + ".sample_scaled", scaled));
                checked.add(golden.check(id + ".sample", scale.undo(scaled)));
            }
            for (String id : golden.casesWith("decoded_from_scaled_01")) {
                checked.add(golden.check(id + ".decoded_from_scaled_01", unit(vae.decode(inputs.tensor(id + ".latent")))));
            }
            assertThat(checked).isEqualTo(outputs(golden));
            assertThat(loaded.weights().unused()).isEmpty();
        }
    }

    @Test
    void theTinyOneGivesTheReferenceTensors() {
        try (PointerScope scope = new PointerScope();
                GoldenVae inputs = GoldenVae.open("golden/vae.safetensors");
                GoldenVae golden = GoldenVae.open("golden/vae_tiny.safetensors");
                var loaded = Autoencoders.load(GoldenVae.ROOT.resolve("model_extra/vae_tiny"), Engine.cpu())) {
            Set<String> checked = new HashSet<>();
            for (String id : golden.casesWith("latents")) {
                Tensor latents = loaded.autoencoder().encode(inputs.tensor(id + ".image"));
                checked.add(golden.check(id + ".latents", latents));
                Tensor decoded = loaded.autoencoder().decode(inputs.tensor(id + ".latent"));
                checked.add(golden.check(id + ".decoded", decoded));
            }
            assertThat(checked).isEqualTo(outputs(golden));
            assertThat(loaded.weights().unused()).isEmpty();
        }
    }

    private static Set<String> outputs(GoldenVae golden) {
        Set<String> names = new HashSet<>(golden.source().names());
        names.removeIf(name -> INPUTS.contains(name.substring(name.indexOf('.') + 1)));
        return names;
    }

    /** [-1, 1] to [0, 1], clamped: what the reference pipeline does after decoding. */
    private static Tensor unit(Tensor image) {
        Tensor unit = image.mul(new Scalar(0.5)).add(new Scalar(0.5));
        return unit.clamp(new ScalarOptional(new Scalar(0.0)), new ScalarOptional(new Scalar(1.0)));
    }
}
