package org.diception.vae;

import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Conv2d;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;

/**
 * Doubles both sides by repeating pixels, then a 3x3 convolution (diffusers {@code Upsample2D}), without the
 * doubled picture: where every pixel stands twice, two of the three taps in a row see the same pixel, so that
 * each of the four kinds of output pixels is a 2x2 convolution of the small picture with sums of taps. The
 * same numbers for 4/9 of the multiplications.
 */
record Upsample(Conv2d conv) implements Layer {
    static Upsample of(Weights weights, int channels) {
        return new Upsample(weights.conv("upsamplers.0.conv", channels, channels, 3, 1, 1));
    }

    /** (B, C, H, W) to (B, C, 2H, 2W). */
    @Override
    public Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            long[] doubled = {x.size(0), x.size(1), 2 * x.size(2), 2 * x.size(3)};
            var layout = new MemoryFormatOptional(x.suggest_memory_format());
            Tensor large = torch.empty(doubled, x.options(), layout);
            Tensor taps = conv.weight().to(ScalarType.Float); // sums of taps are rounded once
            for (int row = 0; row < 2; row++) {
                Tensor rowTaps = summed(taps, 2, row); // (C, C, 2, 3)
                for (int column = 0; column < 2; column++) {
                    Tensor kernel = summed(rowTaps, 3, column).to(x.scalar_type()); // (C, C, 2, 2)
                    fill(large, x, kernel, row, column);
                }
            }
            return scope.out(large);
        }
    }

    /** Every second output pixel in every second row, from (row, column) on. */
    private void fill(Tensor large, Tensor x, Tensor kernel, int row, int column) {
        try (var scope = new Scope()) {
            Tensor padded = torch.constant_pad_nd(x, 1 - column, column, 1 - row, row); // (B, C, H+1, W+1)
            Tensor pixels = new Conv2d(kernel, conv.bias(), 1, 0).forward(padded); // (B, C, H, W)
            large.unflatten(2, x.size(2), 2).select(3, row) // (B, C, H, 2W)
                    .unflatten(3, x.size(3), 2).select(4, column) // (B, C, H, W)
                    .copy_(pixels);
        }
    }

    /** Three taps in a dimension to two: an even output pixel sees 0 | 1 + 2, an odd one 0 + 1 | 2. */
    private static Tensor summed(Tensor taps, int dimension, int odd) {
        Tensor before = taps.narrow(dimension, 0, 1);
        Tensor centre = taps.narrow(dimension, 1, 1);
        Tensor after = taps.narrow(dimension, 2, 1);
        return odd == 0
                ? Tensors.cat(dimension, before, centre.add(after))
                : Tensors.cat(dimension, before.add(centre), after);
    }
}
