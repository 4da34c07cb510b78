package org.diception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.InputException;
import org.diception.golden.Goldens;
import org.diception.golden.NeedsGoldens;
import org.diception.io.SafetensorsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsGoldens
class ResampleTest {
    static List<String> names() {
        return GoldenImages.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void resizedBytesArePillowsToTheBit(String name) {
        RgbImage source = GoldenImages.picture("decoded_pil", name);
        RgbImage small = GoldenImages.picture(GoldenImages.squares(), name);
        assertThat(Resample.resize(source, small.width(), small.height(), Filter.LANCZOS)).isEqualTo(small);
        assertThat(Resample.resize(small, source.width(), source.height(), Filter.LANCZOS))
                .isEqualTo(GoldenImages.picture("back_lanczos", name));
        assertThat(Resample.resize(small, source.width(), source.height(), Filter.BICUBIC))
                .isEqualTo(GoldenImages.picture("back_bicubic", name));
    }

    /**
     * Names are {@code FILE.bilinear_aa_SIZE} or {@code FILE.lanczos_SIZE_normalised}, the latter in [-1, 1].
     */
    @Test
    void floatsAreResizedAsTorchvisionDoes() {
        Goldens golden = Goldens.file("images/bilinear.safetensors");
        try (var file = SafetensorsFile.open(Goldens.path(golden.file()))) {
            for (String name : file.names()) {
                String source = name.substring(0, name.lastIndexOf('.'));
                int height = (int) file.shape(name)[1];
                int width = (int) file.shape(name)[2];
                if (name.contains("lanczos")) {
                    RgbImage image = GoldenImages.source(source, Decoding.PIL);
                    float[] exact = Planes.of(Resample.resize(image, width, height, Filter.LANCZOS)).data();
                    for (int i = 0; i < exact.length; i++) {
                        exact[i] = 2 * exact[i] - 1;
                    }
                    assertThat(exact).as(name).isEqualTo(golden.values(name));
                } else {
                    Planes planes = Planes.of(GoldenImages.source(source, Decoding.OPENCV));
                    golden.check(name, Resample.resize(planes, width, height, Filter.BILINEAR).data());
                }
            }
        }
    }

    private static double farthest(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double farthest = 0;
        for (int i = 0; i < actual.length; i++) {
            farthest = Math.max(farthest, Math.abs(actual[i] - expected[i]));
        }
        return farthest;
    }

    /** Torch computes positions in float32, hence up to 7e-6 where neighbours differ most. */
    @ParameterizedTest
    @MethodSource("names")
    void plainBilinearIsTorchsInterpolate(String name) {
        Planes planes = Planes.of(GoldenImages.picture("decoded_pil", name));
        for (int[] size : new int[][] {{33, 57}, {150, 20}, {planes.height(), planes.width()}}) {
            try (var scope = new PointerScope()) {
                Tensor input = torch.tensor(planes.data())
                        .view(1, 3, planes.height(), planes.width()); // (1, 3, H, W)
                Tensor expected = torch.upsample_bilinear2d(input, new long[] {size[0], size[1]}, false);
                float[] values = new float[(int) expected.numel()];
                expected.contiguous().data_ptr_float().get(values);
                float[] resized = Resample.bilinear(planes, size[1], size[0]).data();
                assertThat(farthest(resized, values)).isLessThan(2e-5);
            }
        }
    }

    @Test
    void anEmptyTargetSizeIsRefused() {
        RgbImage image = RgbImage.black(4, 3);
        assertThatThrownBy(() -> Resample.resize(image, 0, 3, Filter.BOX)).isInstanceOf(InputException.class)
                .hasMessageContaining("4 samples to 0");
        assertThatThrownBy(() -> Resample.bilinear(Planes.of(image), 4, -1))
                .isInstanceOf(InputException.class);
    }
}
