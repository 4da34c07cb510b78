package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.InputException;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyTest {
    @TempDir
    Path folder;

    @Test
    void floatsComeBackToTheBit() {
        float[] values = {0, -0f, 1.5f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE};
        Path path = folder.resolve("a.npy");
        Npy.write(path, values, 1, 2, 3);
        Npy array = Npy.read(path);
        assertThat(array.shape()).containsExactly(1, 2, 3);
        assertThat(array.floats()).isEqualTo(values);
        assertThat(path.toFile().length()).isEqualTo(128 + 24); // the data starts at a multiple of 64
    }

    @Test
    void scalarsAndEmptyArraysAreArraysToo() {
        Path path = folder.resolve("a.npy");
        Npy.write(path, new float[] {7});
        assertThat(Npy.read(path).shape()).isEmpty();
        assertThat(Npy.read(path).doubles()).containsExactly(7);
        Npy.write(path, new float[0], 0, 4);
        assertThat(Npy.read(path).shape()).containsExactly(0, 4);
        assertThat(Npy.read(path).floats()).isEmpty();
    }

    @Test
    void theOtherKindsAreRead() throws IOException {
        assertThat(npy("|u1", "2,", new byte[] {1, -1}).floats()).containsExactly(1, 255);
        assertThat(npy("|b1", "2,", new byte[] {0, 1}).floats()).containsExactly(0, 1);
        assertThat(npy("<i4", "1,", little(4).putInt(-70_000_000).array()).doubles())
                .containsExactly(-70_000_000);
        assertThat(npy("<f8", "1,", little(8).putDouble(0.1).array()).doubles()).containsExactly(0.1);
        assertThat(npy("<f2", "1,", little(2).putShort((short) 0xc100).array()).floats())
                .containsExactly(-2.5f);
    }

    @Test
    void everyHalfHasTheValueThatLibtorchGivesIt() {
        Engine.load();
        try (var scope = new PointerScope()) {
            float[] expected = Tensors.toArray(torch.arange(new org.bytedeco.pytorch.Scalar(1 << 16))
                    .to(ScalarType.Short).view(ScalarType.Half));
            float[] actual = new float[expected.length];
            for (int bits = 0; bits < actual.length; bits++) {
                actual[bits] = Half.toFloat((short) bits);
            }
            assertThat(actual).isEqualTo(expected); // any NaN equals any other
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'descr': '>f4', 'fortran_order': False, 'shape': (1,), } | has dtype '>f4'",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), } | has dtype",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (1,), } | Fortran order",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), } | needs 8 bytes by its shape [2], has 4",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (), 'x': 1} | ''",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536, 65536, 65536)} | needs 922337",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), } | which is none",
        "{'descr': '<f4', 'fortran_order': False} | has no 'shape'",
    })
    void aHeaderThatDoesNotFitIsRefused(String header, String cause) throws IOException {
        Path path = write(header, new byte[4]);
        if (cause.isEmpty()) {
            assertThat(Npy.read(path).floats()).containsExactly(0);
        } else {
            assertThatThrownBy(() -> Npy.read(path)).isInstanceOf(InputException.class)
                    .hasMessageContaining("a.npy").hasMessageContaining(cause).hasMessageNotContaining("\n");
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path path = Files.writeString(folder.resolve("a.npy"), "PK not an array");
        assertThatThrownBy(() -> Npy.read(path)).hasMessageContaining("is no .npy file");
        Files.writeString(path, "");
        assertThatThrownBy(() -> Npy.read(path)).hasMessageContaining("ends after 0 bytes");
        byte[] start = new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0};
        Files.write(path, little(12).put(start).putInt(-1).array());
        assertThatThrownBy(() -> Npy.read(path)).hasMessageContaining("header of 4294967295 bytes");
        assertThatThrownBy(() -> Npy.read(folder.resolve("b.npy"))).hasMessageContaining("no such file");
    }

    private Npy npy(String descr, String shape, byte[] data) throws IOException {
        return Npy.read(write(
                "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + shape + "), }", data));
    }

    private Path write(String header, byte[] data) throws IOException {
        ByteBuffer bytes = little(10 + header.length() + data.length);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII)).put(data);
        return Files.write(folder.resolve("a.npy"), bytes.array());
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
