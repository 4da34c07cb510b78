package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsGoldens
class PthFileTest {
    static Stream<Map.Entry<String, JsonNode>> checkpoints() {
        return Goldens.json("ckpt/tensor_stats.json").properties().stream();
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void everyTensorOfACheckpointHasTheValuesThatTheReferenceReads(Map.Entry<String, JsonNode> checkpoint) {
        try (var file = PthFile.open(Goldens.path("ckpt").resolve(checkpoint.getKey()))) {
            assertThat(file.names()).hasSize(checkpoint.getValue().size());
            for (var stats : checkpoint.getValue().properties()) {
                JsonNode expected = stats.getValue();
                assertThat(scalarType(expected)).isEqualTo(file.dtype(stats.getKey()));
                assertThat(file.shape(stats.getKey()))
                        .isEqualTo(GoldenCheckpoint.longs(expected.path("shape")));
                double[] values = file.doubles(stats.getKey());
                assertThat(values[0]).isEqualTo(expected.path("first").asDouble());
                assertThat(values[values.length - 1]).isEqualTo(expected.path("last").asDouble());
                double absSum = expected.path("abs_sum").asDouble();
                double rounding = 1e-12 * absSum; // both sums are float64, in another order
                assertThat(DoubleStream.of(values).sum())
                        .isCloseTo(expected.path("sum").asDouble(), within(rounding));
                assertThat(DoubleStream.of(values).map(Math::abs).sum()).isCloseTo(absSum, within(rounding));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"views.pth", "views_legacy.pth"})
    void viewsOfStoragesAndAllDtypesAreReadInCOrder(String name) {
        try (var file = PthFile.open(Goldens.path("ckpt").resolve(name))) {
            JsonNode views = Goldens.json("ckpt/views_expected.json");
            assertThat(file.names()).hasSize(views.size());
            for (var view : views.properties()) {
                JsonNode expected = view.getValue();
                assertThat(scalarType(expected)).isEqualTo(file.dtype(view.getKey()));
                assertThat(file.shape(view.getKey()))
                        .isEqualTo(GoldenCheckpoint.longs(expected.path("shape")));
                double[] values = DType.of(file.dtype(view.getKey())).isFloating()
                        ? file.doubles(view.getKey())
                        : LongStream.of(file.longs(view.getKey())).asDoubleStream().toArray();
                assertThat(values).isEqualTo(doubles(expected.path("values")));
            }
        }
    }

    @Test
    void whatIsNoTensorIsKeptForInformation() {
        try (var file = PthFile.open(Goldens.path("ckpt/DICEPTION_tiny_partial.pth"))) {
            assertThat(file.values()).hasSize(2);
            assertThat(file.values().values()).hasAtLeastOneElementOfType(Long.class)
                    .hasAtLeastOneElementOfType(String.class);
        }
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    }

    private static ScalarType scalarType(JsonNode expected) {
        return switch (expected.path("dtype").asText()) {
            case "float32" -> ScalarType.Float;
            case "float16" -> ScalarType.Half;
            case "bfloat16" -> ScalarType.BFloat16;
            case "float64" -> ScalarType.Double;
            case "int64" -> ScalarType.Long;
            case "int32" -> ScalarType.Int;
            case "uint8" -> ScalarType.Byte;
            case "bool" -> ScalarType.Bool;
            default -> throw new IllegalArgumentException(expected.path("dtype").asText());
        };
    }
}
