package org.diception.vae;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Conv2d;
import org.diception.nn.Engine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpsampleTest {
    private static final int CHANNELS = 16;

    @BeforeAll
    static void seed() {
        Engine.load();
        torch.manual_seed(3);
    }

    /**
     * In bfloat16 sums of taps are rounded once more: 1.25 times the error of the convolution of the doubled
     * picture was measured, and 1.0 in float32.
     */
    @ParameterizedTest
    @EnumSource(value = ScalarType.class, names = {"Float", "BFloat16"})
    void isTheConvolutionOfTheDoubledPictureUpToRounding(ScalarType type) {
        try (PointerScope scope = new PointerScope()) {
            Conv2d conv = conv();
            Conv2d rounded = new Conv2d(conv.weight().to(type), conv.bias().to(type), 1, 1);
            Tensor picture = torch.randn(2, CHANNELS, 13, 24).to(type);
            Tensor exact = doubled(conv, picture.to(ScalarType.Double));
            Tensor actual = new Upsample(rounded).forward(picture);
            assertThat(off(actual, exact)).isLessThan(1.5 * off(doubled(rounded, picture), exact));
        }
    }

    @Test
    void keepsTheLayout() {
        try (PointerScope scope = new PointerScope()) {
            Tensor picture = torch.randn(1, CHANNELS, 8, 8);
            Upsample layer = new Upsample(new Conv2d(conv().weight().to(ScalarType.Float), null, 1, 1));
            Tensor last = layer.forward(picture.contiguous(MemoryFormat.ChannelsLast));
            assertThat(last.is_contiguous(MemoryFormat.ChannelsLast)).isTrue();
            assertThat(layer.forward(picture).is_contiguous()).isTrue();
        }
    }

    private static Conv2d conv() {
        Tensor weight = torch.randn(CHANNELS, CHANNELS, 3, 3).to(ScalarType.Double);
        return new Conv2d(weight, torch.randn(CHANNELS).to(ScalarType.Double), 1, 1);
    }

    private static Tensor doubled(Conv2d conv, Tensor picture) {
        return conv.forward(Resample.nearest(picture, 2));
    }

    /** Mean distance. */
    private static double off(Tensor actual, Tensor exact) {
        return actual.to(ScalarType.Double).sub(exact).abs().mean().item_double();
    }
}
