package org.diception.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WinogradConvolutionTest {
    /** Half a place of bfloat16's eight, and what float32 leaves. */
    private static final double ROUNDING = 1.0 / 256 + 1e-4;

    @Test
    void theMatricesAreThoseOfThePaper() {
        try (PointerScope scope = new PointerScope()) {
            Winograd winograd = new Winograd(4, 3);

            // the first and last factor of a Kronecker product with a row that begins or ends in one number
            assertThat(row(winograd.ofInputs(), 0, 6)).containsExactly(16, 0, -20, 0, 4, 0);
            assertThat(row(winograd.ofTaps(), 35, 3)).containsExactly(0, 0, 0);
            assertThat(row(winograd.ofProducts(), 3, 6)).containsExactly(0, 1, -1, 8, -8, 1);
            assertThat(row(winograd.ofTaps(), 0, 3)[0]).isCloseTo(1f / 16, within(1e-7f));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "4, 3", "4, 2", "3, 2"})
    void oneTileIsTheConvolutionOfItsInputs(int outputs, int taps) {
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(1);
            Winograd winograd = new Winograd(outputs, taps);
            int n = winograd.inputs();
            Tensor inputs = torch.randn(n, n);
            Tensor weight = torch.randn(taps, taps);

            Tensor products = winograd.ofTaps().matmul(weight.reshape(-1))
                    .mul(winograd.ofInputs().matmul(inputs.reshape(-1)));
            Tensor found = winograd.ofProducts().matmul(products).view(outputs, outputs);

            Tensor exact = new Conv2d(weight.view(1, 1, taps, taps), null, 1, 0)
                    .forward(inputs.view(1, 1, n, n)).view(outputs, outputs);
            assertThat(found.sub(exact).abs().max().item_float()).isLessThan(2e-5f);
        }
    }

    @Test
    void moreOutputsThanPointsAreRefused() {
        assertThatThrownBy(() -> new Winograd(5, 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("F(5, 3)");
    }

    @ParameterizedTest
    @CsvSource({"3, 1, 21, 13", "3, 0, 21, 13", "3, 2, 5, 30", "2, 0, 8, 12", "2, 1, 17, 16", "3, 1, 1, 1",
            "3, 1, 16, 8"})
    void anySizeGivesTheConvolutionRoundedOnceWithoutSeams(int taps, int padding, int height, int width) {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = random(2, 6, height, width).contiguous(MemoryFormat.ChannelsLast);
            Conv2d wide = new Conv2d(random(5, 6, taps, taps), random(5), 1, padding).widened();
            Tensor exact = in(ScalarType.Double, wide).forward(x.to(ScalarType.Double));

            for (long tiles : new long[] {1, 20, 1000}) {
                Tensor made = new WinogradConvolution(wide, tiles).forward(x);
                assertThat(made.scalar_type().intern()).isEqualTo(ScalarType.BFloat16);
                assertThat(made.is_contiguous(MemoryFormat.ChannelsLast)).isTrue();
                assertThat(Tensors.shape(made)).isEqualTo(Tensors.shape(exact));
                assertThat(furthest(made, exact)).isLessThan(ROUNDING);
            }
        }
    }

    @Test
    void whatItLosesInFloat32IsLessThanAHundredthOfWhatBfloat16Rounds() {
        try (PointerScope scope = new PointerScope()) {
            Conv2d wide = new Conv2d(random(64, 512, 3, 3), null, 1, 0).widened();
            Tensor inputs = random(6, 6, 1, 1, 50, 512);
            Tensor exact = in(ScalarType.Double, wide)
                    .forward(inputs.to(ScalarType.Double).view(6, 6, 50, 512).permute(2, 3, 0, 1));

            Tensor found = products(new Winograd(4, 3), wide, 50).of(inputs)
                    .view(4, 4, 50, 64).permute(2, 3, 0, 1).to(ScalarType.Double);

            Tensor rounded = exact.to(ScalarType.BFloat16).to(ScalarType.Double);
            double lost = found.sub(exact).norm().item_double();
            assertThat(lost).isLessThan(rounded.sub(exact).norm().item_double() / 100);
        }
    }

    @Test
    void itServesLargeConvolutionsOfNeighboursOnly() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = random(1, 64, 8, 8).contiguous(MemoryFormat.ChannelsLast);

            assertThat(WinogradConvolution.suits(new Conv2d(random(64, 64, 3, 3), null, 1, 1), x)).isTrue();
            assertThat(WinogradConvolution.suits(new Conv2d(random(64, 64, 2, 2), null, 1, 0), x)).isTrue();
            assertThat(WinogradConvolution.suits(new Conv2d(random(64, 64, 3, 3), null, 2, 1), x)).isFalse();
            assertThat(WinogradConvolution.suits(new Conv2d(random(64, 64, 1, 1), null, 1, 0), x)).isFalse();
            assertThat(WinogradConvolution.suits(new Conv2d(random(3, 64, 3, 3), null, 1, 1), x)).isFalse();
            assertThat(WinogradConvolution.suits(new Conv2d(random(64, 64, 3, 3), null, 1, 3), x)).isFalse();
            assertThat(WinogradConvolution.suits(new Conv2d(random(64, 64, 3, 3), null, 1, 1).dilated(2),
                    x)).isFalse();
            assertThat(WinogradConvolution.suits(new Conv2d(random(64, 64, 3, 3), null, 1, 1),
                    x.contiguous())).isFalse();
        }
    }

    private static WinogradProducts products(Winograd winograd, Conv2d conv, long tiles) {
        Tensor taps = WinogradProducts.taps(winograd, conv.weight());
        return new WinogradProducts(winograd, taps, conv.bias(), tiles);
    }

    private static float[] row(Tensor matrix, long row, long numbers) {
        return Tensors.toArray(matrix.select(0, row).narrow(0, 0, numbers));
    }

    private static Tensor random(long... shape) {
        torch.manual_seed(shape.length);
        return torch.randn(shape).to(ScalarType.BFloat16);
    }

    private static Conv2d in(ScalarType format, Conv2d conv) {
        return new Conv2d(conv.weight().to(format), conv.bias() == null ? null : conv.bias().to(format),
                conv.stride(), conv.padding(), conv.dilation());
    }

    /** The largest distance, as a share of the number or of 1, whichever is larger. */
    private static double furthest(Tensor computed, Tensor exact) {
        Tensor size = exact.abs().clamp_min(new Scalar(1));
        return computed.to(ScalarType.Double).sub(exact).abs().div(size).max().item_double();
    }
}
