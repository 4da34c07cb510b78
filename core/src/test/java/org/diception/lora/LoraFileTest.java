package org.diception.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.UsageException;
import org.diception.io.SafetensorsWriter;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers' LoRA files may hold, and what is refused. */
class LoraFileTest {
    private static final String LAYER = "transformer.blocks.0.to_q";

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        Engine.load();
    }

    /** A file with tensors of ones. */
    private Path file(String name, Map<String, long[]> shapes, String... metadata) {
        try (PointerScope scope = new PointerScope()) {
            var writer = new SafetensorsWriter();
            for (int i = 0; i < metadata.length; i += 2) {
                writer.metadata(metadata[i], metadata[i + 1]);
            }
            shapes.forEach((tensor, shape) -> {
                Tensor ones = torch.ones(shape);
                writer.add(tensor, ScalarType.Float, Tensors.shape(ones), () -> ones);
            });
            Path file = folder.resolve(name);
            writer.write(file);
            return file;
        }
    }

    private static Map<String, long[]> pair(String layer) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(layer + ".lora_A.weight", new long[] {2, 6});
        shapes.put(layer + ".lora_B.weight", new long[] {8, 2});
        return shapes;
    }

    private void assertRefused(Map<String, long[]> shapes, String... parts) {
        Path file = file("bad.safetensors", shapes);
        assertThatThrownBy(() -> LoraFile.open(file)).isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString()).hasMessageContainingAll(parts)
                .extracting(Throwable::getMessage).asString().doesNotContain("\n");
    }

    @Test
    void withoutAnyAlphaTheScaleIsOne() {
        try (LoraFile lora = LoraFile.open(file("a.safetensors", pair(LAYER)))) {
            assertThat(lora.scale(LAYER)).isEqualTo(1);
            assertThat(lora.names()).containsExactlyInAnyOrder(
                    LAYER + ".lora_A.weight", LAYER + ".lora_B.weight");
            assertThat(lora.shape(LAYER + ".lora_B.weight")).containsExactly(8, 2);
        }
    }

    @Test
    void theSettingsOfPeftGiveTheScale() throws IOException {
        file("adapter_model.safetensors", pair("base_model.model.blocks.0.to_q"));
        Path config = folder.resolve("adapter_config.json");
        Files.writeString(config, "{\"peft_type\": \"LORA\", \"r\": 2, \"lora_alpha\": 3}");
        try (LoraFile lora = LoraFile.open(folder)) {
            assertThat(lora.scale(LAYER)).isEqualTo(1.5);
        }
        Files.writeString(config, "{\"lora_alpha\": 3, \"use_rslora\": true}");
        try (LoraFile lora = LoraFile.open(folder)) {
            assertThat(lora.scale(LAYER)).isCloseTo(3 / Math.sqrt(2), within(1e-12));
        }
        Files.writeString(config, "{\"lora_alpha\": 3, \"alpha_pattern\": {\"to_q\": 8, \"q\": 5}}");
        try (LoraFile lora = LoraFile.open(folder)) {
            assertThat(lora.scale(LAYER)).isEqualTo(4);
        }
    }

    @Test
    void theMetadataOfLaterDiffusersGivesTheScale() {
        Path file = file("a.safetensors", pair(LAYER), "lora_adapter_metadata",
                "{\"transformer.lora_alpha\": 8, \"transformer.r\": 2}");
        try (LoraFile lora = LoraFile.open(file)) {
            assertThat(lora.scale(LAYER)).isEqualTo(4);
        }
    }

    @Test
    void aLayersOwnAlphaWins() {
        Map<String, long[]> shapes = pair(LAYER);
        shapes.put(LAYER + ".alpha", new long[] {});
        try (LoraFile lora = LoraFile.open(file("a.safetensors", shapes))) {
            assertThat(lora.scale(LAYER)).isEqualTo(0.5);
        }
    }

    @Test
    void ranksThatDifferAreRefusedWithBoth() {
        Map<String, long[]> shapes = pair(LAYER);
        shapes.put(LAYER + ".lora_B.weight", new long[] {8, 3});
        assertRefused(shapes, "'" + LAYER + "'", "rank 2", "has 3");
    }

    @Test
    void halfALoraIsRefused() {
        Map<String, long[]> shapes = pair(LAYER);
        shapes.remove(LAYER + ".lora_B.weight");
        assertRefused(shapes, LAYER + ".lora_B.weight", "missing");
    }

    @Test
    void aConvolutionIsRefused() {
        Map<String, long[]> shapes = pair(LAYER);
        shapes.put(LAYER + ".lora_A.weight", new long[] {2, 6, 1, 1});
        assertRefused(shapes, "[2, 6, 1, 1]", "(rank, in)");
    }

    @Test
    void otherKindsAndPartsAreRefusedByName() {
        for (String name : List.of("text_encoder.blocks.0.lora_A.weight", "lora_unet_q.lora_down.weight",
                LAYER + ".lora_magnitude_vector", "blocks\n.lora_A.weight")) {
            Map<String, long[]> shapes = pair(LAYER);
            shapes.put(name, new long[] {2});
            assertRefused(shapes, "no part of a LoRA", name.replace('\n', '?'));
        }
    }

    @Test
    void aFileWithoutLoraIsRefused() {
        assertRefused(Map.of(), "holds no LoRA");
    }

    @Test
    void anAlphaOfSeveralNumbersIsRefused() {
        Map<String, long[]> shapes = pair(LAYER);
        shapes.put(LAYER + ".alpha", new long[] {3});
        assertRefused(shapes, LAYER + ".alpha", "no single number");
    }

    @Test
    void settingsThatWouldMeanAnotherSumAreRefused() throws IOException {
        file("adapter_model.safetensors", pair("base_model.model.blocks.0.to_q"));
        for (String setting : new String[] {"\"peft_type\": \"IA3\"", "\"use_dora\": true",
            "\"fan_in_fan_out\": true", "\"bias\": \"all\"", "\"modules_to_save\": [\"proj_out\"]",
            "\"lora_alpha\": \"four\"", "\"alpha_pattern\": {\"to_q\": \"x\"}"}) {
            Files.writeString(folder.resolve("adapter_config.json"), "{" + setting + "}");
            assertThatThrownBy(() -> LoraFile.open(folder)).as(setting).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void aFolderWithoutOrWithTwoLorasSaysWhatIsWanted() {
        assertThatThrownBy(() -> LoraFile.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("no LoRA", "pytorch_lora_weights.safetensors", "adapter_model");
        file("adapter_model.safetensors", pair("base_model.model.blocks.0.to_q"));
        file("pytorch_lora_weights.safetensors", pair(LAYER));
        assertThatThrownBy(() -> LoraFile.open(folder)).hasMessageContainingAll("two LoRAs", "name the file");
        LoraFile.open(folder.resolve("pytorch_lora_weights.safetensors")).close();
    }

    @Test
    void targetsAreEndsOfNamesAtADot() {
        LoraTargets targets = LoraTargets.PAPER;
        assertThat(targets.match("transformer_blocks.3.attn.to_q")).isTrue();
        assertThat(targets.match("transformer_blocks.3.attn.add_q_proj")).isTrue();
        assertThat(targets.match("transformer_blocks.3.attn.not_to_q")).isFalse();
        assertThat(targets.match("transformer_blocks.3.attn.to_out.0")).isFalse();
        assertThatThrownBy(() -> new LoraTargets(List.of())).isInstanceOf(UsageException.class);
    }

    @Test
    void aRankOfZeroAndAnAlphaOfZeroAreRefused() {
        assertThatThrownBy(() -> new LoraConfig(0, 1, LoraTargets.PAPER)).hasMessageContaining("rank 0");
        assertThatThrownBy(() -> new LoraConfig(1, 0, LoraTargets.PAPER)).hasMessageContaining("alpha 0");
    }
}
