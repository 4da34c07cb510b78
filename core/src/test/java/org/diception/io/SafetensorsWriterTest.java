package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.InputException;
import org.diception.nn.MemorySource;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsWriterTest {
    /** Whole numbers that each dtype holds, eight-bit floats included. */
    private static final float[] VALUES = {0, 1, 2, 3, 4, 5};

    @TempDir
    Path folder;

    private PointerScope scope;

    @BeforeEach
    void openScope() {
        scope = new PointerScope();
    }

    @AfterEach
    void closeScope() {
        scope.close();
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyDtypeComesBackToTheBit(DType dtype) {
        float[] values = dtype == DType.BOOL ? new float[] {0, 1, 1, 0, 1, 0} : VALUES;
        Tensor tensor = Tensors.of(values, 2, 3).to(dtype.scalarType());
        try (var file = written(new SafetensorsWriter()
                .add("a", dtype.scalarType(), new long[] {2, 3}, () -> tensor))) {
            assertThat(file.dtype("a")).isEqualTo(dtype.scalarType());
            assertThat(file.shape("a")).containsExactly(2, 3);
            assertThat(file.bytes("a")).hasSize(values.length * dtype.bytes());
            if (dtype.isFloating()) {
                assertThat(file.floats("a")).isEqualTo(values);
            } else {
                long[] whole = IntStream.range(0, values.length).mapToLong(i -> (long) values[i]).toArray();
                assertThat(file.longs("a")).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // value, rounded to bfloat16: exact, a tie to even below, a tie to even above, just above a tie
        "1.0, 1.0", "1.00390625, 1.0", "1.01171875, 1.015625", "1.003906369, 1.0078125",
        "3.4e38, Infinity", "-0.0, -0.0", "NaN, NaN", "Infinity, Infinity"
    })
    void float32IsRoundedToTheNearestEvenBfloat16(float value, float expected) {
        Tensor tensor = Tensors.of(new float[] {value}, 1);
        try (var file = written(new SafetensorsWriter()
                .add("a", ScalarType.Float, new long[] {1}, () -> tensor))) {
            assertThat(Tensors.toArray(file.load("a", ScalarType.BFloat16))).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"Half, BFloat16", "Float, Half", "Double, Float", "BFloat16, Float", "Half, Half",
            "Float, BFloat16"})
    void aTensorOfSeveralChunksIsConvertedAsLibtorchDoes(ScalarType stored, ScalarType wanted) {
        long rows = TensorLoader.CHUNK_ELEMENTS / 512 + 1; // chunks end inside a row, the last is not full
        Tensor tensor = torch.randn(rows, 769).to(stored);
        try (var file = written(new SafetensorsWriter()
                .add("a", stored, new long[] {rows, 769}, () -> tensor))) {
            assertThat(torch.equal(file.load("a", wanted), tensor.to(wanted))).isTrue();
        }
    }

    @Test
    void metadataNamesAndShapesOfAnyKindComeBack() {
        String name = "läyer \"0\"\n.weight";
        var writer = new SafetensorsWriter().metadata("prompt", "[[image2semantic]] \"cat\"\n")
                .metadata("b", "");
        writer.add(name, ScalarType.Float, new long[0], () -> Tensors.of(new float[] {2.5f}));
        writer.add("empty", ScalarType.BFloat16, new long[] {0, 3}, () -> torch.zeros(0, 3));
        try (var file = written(writer)) {
            assertThat(file.metadata()).containsOnly(
                    Map.entry("prompt", "[[image2semantic]] \"cat\"\n"), Map.entry("b", ""));
            assertThat(file.floats(name)).containsExactly(2.5f);
            assertThat(file.shape(name)).isEmpty();
            assertThat(file.shape("empty")).containsExactly(0, 3);
        }
    }

    @Test
    void allTensorsOfASourceAreWrittenAndIntegersStayIntegers() {
        Tensor turned = Tensors.of(VALUES, 6).view(2, 3).t();
        Tensor ids = torch.arange(new Scalar(4));
        var source = new MemorySource("memory", Map.of("w", turned, "ids", ids));
        try (var file = written(new SafetensorsWriter().addAll(source, ScalarType.Half))) {
            assertThat(file.dtype("w")).isEqualTo(ScalarType.Half);
            assertThat(file.floats("w")).containsExactly(0, 3, 1, 4, 2, 5);
            assertThat(file.longs("ids")).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void aFailureWhileWritingLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Files.writeString(file, "old");
        var writer = new SafetensorsWriter()
                .add("a", ScalarType.Float, new long[] {7}, () -> Tensors.of(VALUES, 6));
        assertThatThrownBy(() -> writer.write(file))
                .hasMessageContaining("was announced with shape [7], has [6]");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a.safetensors");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        Path file = inTheWay.resolve("a.safetensors");
        assertThatThrownBy(() -> new SafetensorsWriter().write(file)).isInstanceOf(InputException.class)
                .hasMessageContaining(file + ": cannot be written")
                .hasMessageNotContaining("\n");
    }

    private SafetensorsFile written(SafetensorsWriter writer) {
        Path path = folder.resolve("written.safetensors");
        writer.write(path);
        return SafetensorsFile.open(path);
    }
}
