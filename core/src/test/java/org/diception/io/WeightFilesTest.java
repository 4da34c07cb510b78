package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.TensorSource;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsGoldens
class WeightFilesTest {
    @ParameterizedTest
    @CsvSource({"transformer_sharded, transformer", "text_encoder_3_sharded, text_encoder_3"})
    void shardsGiveTheSameTensorsAsOneFile(String sharded, String single) {
        try (TensorSource parts = WeightFiles.open(Goldens.path("model_extra").resolve(sharded));
                TensorSource whole = WeightFiles.open(Goldens.path("model").resolve(single))) {
            assertThat(parts).isInstanceOf(ShardedSafetensors.class);
            assertThat(parts.names()).containsExactlyInAnyOrderElementsOf(whole.names());
            for (String name : whole.names()) {
                try (var scope = new PointerScope()) {
                    assertThat(Tensors.toArray(parts.load(name, ScalarType.Float)))
                            .isEqualTo(Tensors.toArray(whole.load(name, ScalarType.Float)));
                }
            }
        }
    }

    @Test
    void aHalfPrecisionVariantIsFound() {
        try (TensorSource half = WeightFiles.open(Goldens.path("model_extra/vae_fp16"))) {
            assertThat(half.label()).endsWith(".fp16.safetensors");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "model.safetensors", "diffusion_pytorch_model.safetensors",
        "diffusion_pytorch_model.bf16.safetensors",
        "model.safetensors.index.json", "model.safetensors.index.fp16.json",
        "diffusion_pytorch_model.safetensors.fp16.index.json"})
    void eachCustomaryNameIsFound(String name, @TempDir Path folder) throws IOException {
        Files.copy(Goldens.path("bad/st_ok_reference.safetensors"), folder.resolve("shard.safetensors"));
        if (name.endsWith(".json")) {
            Files.writeString(folder.resolve(name), "{\"weight_map\": {\"a\": \"shard.safetensors\"}}");
        } else {
            Files.move(folder.resolve("shard.safetensors"), folder.resolve(name));
        }
        assertThat(WeightFiles.present(folder)).isTrue();
        try (TensorSource source = WeightFiles.open(folder)) {
            assertThat(source.names()).containsExactly("a");
        }
    }

    @Test
    void aFolderWithoutWeightsSaysWhatWasLookedFor(@TempDir Path folder) {
        assertThat(WeightFiles.present(folder)).isFalse();
        assertThatThrownBy(() -> WeightFiles.open(folder)).isInstanceOf(ModelException.class)
                .hasMessageContainingAll(folder.toString(), "model.safetensors", ".index.json", ".fp16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.safetensors", "/a.safetensors", "sub/a.safetensors", "C:\\\\a", "", ".."})
    void aShardOutsideTheFolderIsRefused(String name, @TempDir Path folder) throws IOException {
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(index, "{\"weight_map\": {\"a\": \"" + name + "\"}}");
        assertThatThrownBy(() -> ShardedSafetensors.open(index)).isInstanceOf(ModelException.class)
                .hasMessageContaining("not in its own folder");
    }
}
