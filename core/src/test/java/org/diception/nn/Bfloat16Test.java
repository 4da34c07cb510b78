package org.diception.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bfloat16Test {
    /** Half a place of bfloat16's eight, and what float32 sums leave. */
    private static final double ROUNDING = 1.0 / 256 + 1e-4;

    @Test
    void aLayerComputedInFloat32IsTheLayerOfTheRoundedNumbersRoundedOnce() {
        try (PointerScope scope = new PointerScope()) {
            Linear linear = new Linear(random(24, 64), random(24),
                    List.of(new LowRank(random(4, 64), random(24, 4), 0.5)));
            Tensor x = random(2, 7, 64);
            Tensor exact = torch.linear(wide(x), wide(linear.weight())).add(wide(linear.bias()))
                    .add(torch.linear(torch.linear(wide(x), wide(linear.added().get(0).down())),
                            wide(linear.added().get(0).up())).div(new Scalar(2)));

            Tensor computed = Bfloat16.rounded(x, product -> linear.widened().forward(product));

            assertThat(computed.scalar_type().intern()).isEqualTo(ScalarType.BFloat16);
            assertThat(furthest(computed, exact)).isLessThan(ROUNDING);
        }
    }

    @Test
    void aConvolutionComputedInFloat32IsThatOfTheRoundedNumbersRoundedOnce() {
        try (PointerScope scope = new PointerScope()) {
            Conv2d conv = new Conv2d(random(8, 6, 3, 3), random(8), 2, 1).dilated(2);
            Tensor x = random(2, 6, 12, 12);
            Conv2d exact = new Conv2d(wide(conv.weight()), wide(conv.bias()), 2, 1, 2);

            Tensor computed = Bfloat16.rounded(x, product -> conv.widened().forward(product));

            assertThat(furthest(computed, exact.forward(wide(x)))).isLessThan(ROUNDING);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 1", "1, 0, 1", "1, 2, 2", "2, 0, 1"})
    void aConvolutionByRowsHasNoSeams(int stride, int padding, int dilation) {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = random(2, 6, 21, 13).contiguous(MemoryFormat.ChannelsLast);
            Conv2d wide = new Conv2d(random(5, 6, 3, 3), random(5), stride, padding, dilation).widened();
            Tensor whole = wide.forward(x.to(ScalarType.Float));

            for (long rows : new long[] {1, 2, 5}) {
                Tensor made = new ConvolutionByRows(wide, rows * stride * 2 * 6 * 13).forward(x);
                assertThat(made.is_contiguous(MemoryFormat.ChannelsLast)).isTrue();
                assertThat(furthest(made, whole.to(ScalarType.Double))).isLessThan(ROUNDING);
            }
        }
    }

    @Test
    void whateverTheProcessorKnowsLayersGiveBfloat16AndItsGradients() {
        try (PointerScope scope = new PointerScope()) {
            Linear linear = new Linear(random(24, 64), random(24), List.of());
            linear.weight().set_requires_grad(true);
            Conv2d conv = new Conv2d(random(8, 6, 3, 3), null, 1, 1);
            conv.weight().set_requires_grad(true);
            Tensor q = random(1, 2, 5, 16);
            q.set_requires_grad(true);

            check(linear.weight(), x -> linear.forward(x), random(3, 64));
            check(conv.weight(), x -> conv.forward(x), random(1, 6, 8, 8));
            check(q, x -> ScaledDotProduct.attention(q, x, x), random(1, 2, 9, 16));
        }
    }

    private static void check(Tensor trained, UnaryOperator<Tensor> layer, Tensor x) {
        Tensor y = layer.apply(x);
        y.sum().backward();
        assertThat(y.scalar_type().intern()).isEqualTo(ScalarType.BFloat16);
        assertThat(trained.grad().scalar_type().intern()).isEqualTo(ScalarType.BFloat16);
        assertThat(trained.grad().abs().sum().item_float()).isPositive();
    }

    private static Tensor random(long... shape) {
        torch.manual_seed(shape.length);
        return torch.randn(shape).to(ScalarType.BFloat16);
    }

    private static Tensor wide(Tensor x) {
        return x.to(ScalarType.Double);
    }

    /** The largest distance, as a share of the number or of 1, whichever is larger. */
    private static double furthest(Tensor computed, Tensor exact) {
        Tensor size = exact.abs().clamp_min(new Scalar(1));
        return computed.to(ScalarType.Double).sub(exact).abs().div(size).max().item_double();
    }
}
