package org.diception.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.InputException;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.JsonConfig;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsGoldens
class AutoencoderTest {
    private static final Path KL = Goldens.path("model/vae");
    private static final Path TINY = Goldens.path("model_extra/vae_tiny");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"model/vae", "model_extra/vae_tiny"})
    void manyCallsLeaveNoNativeObjectBehind(String name) {
        try (var loaded = Autoencoders.load(Goldens.path(name), Engine.cpu())) {
            roundTrip(loaded.autoencoder());
            long before = Pointer.totalCount();
            for (int i = 0; i < 20; i++) {
                roundTrip(loaded.autoencoder());
            }
            assertThat(Pointer.totalCount()).isEqualTo(before);
        }
    }

    private static void roundTrip(Autoencoder vae) {
        try (PointerScope scope = new PointerScope()) {
            Tensor image = torch.zeros(1, 3, 4L * vae.factor(), 2L * vae.factor());
            Tensor latents = vae.encode(image);
            assertThat(Tensors.shape(latents)).containsExactly(1, vae.channels(), 4, 2);
            assertThat(Tensors.shape(vae.decode(latents))).isEqualTo(Tensors.shape(image));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model/vae", "model_extra/vae_tiny"})
    void aSizeThatIsNoMultipleOfTheFactorIsRefused(String name) {
        try (PointerScope scope = new PointerScope();
                var loaded = Autoencoders.load(Goldens.path(name), Engine.cpu())) {
            Autoencoder vae = loaded.autoencoder();
            long odd = 2L * vae.factor() + 1;
            assertThatThrownBy(() -> vae.encode(torch.zeros(1, 3, 2L * vae.factor(), odd)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(odd + "x" + 2 * vae.factor())
                    .hasMessageContaining("" + vae.factor());
            assertThatThrownBy(() -> vae.encode(torch.zeros(1, 4, 64, 64))).isInstanceOf(InputException.class)
                    .hasMessageContaining("[1, 4, 64, 64]");
            assertThatThrownBy(() -> vae.decode(torch.zeros(1, vae.channels() + 1, 2, 2)))
                    .isInstanceOf(InputException.class).hasMessageContaining("(B, " + vae.channels());
        }
    }

    @Test
    void noiseOfAnotherShapeIsRefused() {
        try (PointerScope scope = new PointerScope(); var loaded = Autoencoders.load(KL, Engine.cpu())) {
            Autoencoder vae = loaded.autoencoder();
            Tensor image = torch.zeros(1, 3, vae.factor(), vae.factor());
            assertThatThrownBy(() -> vae.encode(image, torch.zeros(1, vae.channels(), 2, 2)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("[1, " + vae.channels() + ", 1, 1]");
        }
    }

    @Test
    void aMissingKeyAndAWrongShapeAreNamed() {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> tensors = tensors(KL);
            String key = "decoder.conv_out.bias";
            Tensor bias = tensors.put(key, torch.zeros(tensors.get(key).size(0) + 1));
            assertThatThrownBy(() -> build(tensors)).isInstanceOf(ModelException.class)
                    .hasMessageContaining(key)
                    .hasMessageContaining("[" + (bias.size(0) + 1) + "]")
                    .hasMessageContaining("[" + bias.size(0) + "]");
            tensors.remove("encoder.conv_in.weight");
            assertThatThrownBy(() -> build(tensors)).isInstanceOf(ModelException.class)
                    .hasMessageContaining("encoder.conv_in.weight");
        }
    }

    @Test
    void attentionUnderItsOldNamesGivesTheSamePicture() {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> old = new HashMap<>();
            tensors(KL).forEach((name, tensor) -> old.put(name.replace(".to_q.", ".query.")
                    .replace(".to_k.", ".key.").replace(".to_v.", ".value.")
                    .replace(".to_out.0.", ".proj_attn."), tensor));
            Tensor image = torch.randn(3 * 32 * 32).view(1, 3, 32, 32);
            Tensor expected = build(tensors(KL)).encode(image);
            assertThat(Tensors.toArray(build(old).encode(image))).isEqualTo(Tensors.toArray(expected));
        }
    }

    private static Map<String, Tensor> tensors(Path folder) {
        Map<String, Tensor> tensors = new HashMap<>();
        try (TensorSource source = WeightFiles.open(folder)) {
            source.names().forEach(name -> tensors.put(name, source.load(name, ScalarType.Float)));
        }
        return tensors;
    }

    private static Autoencoder build(Map<String, Tensor> tensors) {
        JsonConfig config = JsonConfig.read(KL.resolve("config.json"));
        return Autoencoders.of(config, Weights.of(new MemorySource("memory", tensors), Engine.cpu()));
    }

    @Test
    void configsThatCannotBeAreRefusedWithBothNumbers() throws IOException {
        List<String> refusals = new ArrayList<>();
        refusals.add(refusal(KL, "\"norm_num_groups\": \\d+", "\"norm_num_groups\": 1009"));
        refusals.add(refusal(KL, "\"act_fn\": \"silu\"", "\"act_fn\": \"gelu\""));
        refusals.add(refusal(KL, "\"latent_channels\": \\d+", "\"latent_channels\": -1"));
        refusals.add(refusal(KL, "\"_class_name\": \"\\w+\"", "\"_class_name\": \"VQModel\""));
        refusals.add(refusal(KL, "DownEncoderBlock2D", "AttnDownEncoderBlock2D"));
        refusals.add(refusal(TINY, "\"upsampling_scaling_factor\": 2", "\"upsampling_scaling_factor\": 3"));
        refusals.add(refusal(TINY, "\"scaling_factor\": [\\d.]+", "\"scaling_factor\": 0.0"));
        assertThat(refusals.get(0)).contains("not divisible by norm_num_groups 1009");
        assertThat(refusals.get(1)).contains("'gelu'");
        assertThat(refusals.get(2)).contains("latent_channels is -1");
        assertThat(refusals.get(3)).contains("'VQModel'").contains("AutoencoderTiny");
        assertThat(refusals.get(4)).contains("'AttnDownEncoderBlock2D'");
        assertThat(refusals.get(5)).contains("3: known are relu, nearest, 2");
        assertThat(refusals.get(6)).contains("scaling_factor 0.0");
    }

    private String refusal(Path original, String pattern, String replacement) throws IOException {
        String text = Files.readString(original.resolve("config.json"));
        Path file = folder.resolve("config.json");
        Files.writeString(file, text.replaceAll(pattern, replacement));
        try (Weights weights = Weights.of(new MemorySource("memory", Map.of()), Engine.cpu())) {
            Autoencoders.of(JsonConfig.read(file), weights);
            return "accepted: " + replacement;
        } catch (ModelException e) {
            return e.getMessage();
        }
    }
}
