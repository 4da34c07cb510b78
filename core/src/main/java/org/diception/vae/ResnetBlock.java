package org.diception.vae;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.Overwriting;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/**
 * Twice norm, SiLU and a 3x3 convolution, added to the input (diffusers {@code ResnetBlock2D} without time).
 */
record ResnetBlock(Layer body, Layer shortcut) implements Layer {
    static ResnetBlock of(Weights weights, int in, int out, int groups) {
        var body = new Sequence(List.of(
                NormSilu.of(weights, "norm1", in, groups),
                weights.conv("conv1", in, out, 3, 1, 1)::forward,
                NormSilu.of(weights, "norm2", out, groups),
                weights.conv("conv2", out, out, 3, 1, 1)::forward));
        Layer shortcut = in == out ? x -> x : weights.conv("conv_shortcut", in, out, 1, 1, 0)::forward;
        return new ResnetBlock(body, shortcut);
    }

    /** (B, in, H, W) to (B, out, H, W). */
    @Override
    public Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            Tensor answer = body.forward(x); // before the shortcut, which is held while nothing else is
            return scope.out(Overwriting.add(answer, shortcut.forward(x)));
        }
    }
}
