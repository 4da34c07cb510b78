package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsGoldens
class SafetensorsFileTest {
    private static SafetensorsFile bad(String name) {
        return SafetensorsFile.open(Goldens.path("bad").resolve(name));
    }

    static Stream<Map.Entry<String, JsonNode>> listedFiles() {
        return Goldens.json("MANIFEST.json").path("files").properties().stream()
                .filter(entry -> entry.getKey().endsWith(".safetensors"))
                .filter(entry -> entry.getValue().path("tensors").isObject());
    }

    @ParameterizedTest
    @MethodSource("listedFiles")
    void namesDtypesAndShapesAreThoseThatTheReferenceWrote(Map.Entry<String, JsonNode> listed) {
        try (var file = SafetensorsFile.open(Goldens.path(listed.getKey()))) {
            var tensors = listed.getValue().path("tensors");
            assertThat(file.names()).hasSize(tensors.size());
            for (var tensor : tensors.properties()) {
                assertThat(DType.of(file.dtype(tensor.getKey())).name())
                        .isEqualTo(tensor.getValue().get(0).asText());
                assertThat(file.shape(tensor.getKey()))
                        .containsExactly(GoldenCheckpoint.longs(tensor.getValue().get(1)));
            }
        }
    }

    @Test
    void valuesAndMetadataComeBack() {
        try (var file = bad("st_ok_reference.safetensors")) {
            assertThat(file.names()).containsExactly("a");
            assertThat(file.floats("a")).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(file.doubles("a")).containsExactly(0, 1, 2, 3, 4, 5);
        }
        try (var file = bad("st_ok_metadata_padding.safetensors")) {
            assertThat(file.metadata()).isNotEmpty();
        }
    }

    @Test
    void oneEntryIsReadAlone() {
        try (var file = SafetensorsFile.open(Goldens.path("golden/points.safetensors"));
                var scope = new PointerScope()) {
            String name = file.names().stream().filter(n -> file.shape(n)[0] > 1).findFirst().orElseThrow();
            var whole = file.load(name, ScalarType.Float);
            for (int i = 0; i < whole.size(0); i++) {
                assertThat(Tensors.toArray(file.entry(name, i, ScalarType.Float)))
                        .isEqualTo(Tensors.toArray(whole.select(0, i)));
            }
            assertThatThrownBy(() -> file.entry(name, whole.size(0), ScalarType.Float))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aTensorWithoutElementsLoads() {
        try (var file = bad("st_ok_empty_tensor.safetensors")) {
            assertThat(file.names()).anySatisfy(name -> assertThat(file.floats(name)).isEmpty());
        }
    }

    @Test
    void aMissingFileOrTensorIsNamed() {
        assertThatThrownBy(() -> bad("nowhere.safetensors")).isInstanceOf(ModelException.class)
                .hasMessageContaining("nowhere.safetensors: no such file");
        try (var file = bad("st_ok_reference.safetensors")) {
            assertThatThrownBy(() -> file.shape("b\n")).isInstanceOf(ModelException.class)
                    .hasMessageContaining("no tensor 'b?'");
        }
    }

    @Test
    void integersAreNotTurnedIntoFloats() {
        try (var file = SafetensorsFile.open(Goldens.path("golden/tokens.safetensors"));
                var scope = new PointerScope()) {
            String name = file.names().iterator().next();
            assertThat(Tensors.shape(file.load(name, file.dtype(name)))).isEqualTo(file.shape(name));
            assertThat(file.longs(name)).isNotEmpty();
            assertThatThrownBy(() -> file.load(name, ScalarType.Float)).isInstanceOf(ModelException.class)
                    .hasMessageContaining("only floating-point");
        }
    }
}
