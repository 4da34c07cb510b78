package org.diception.vae;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Scope;
import org.diception.nn.Weights;

/** Three 3x3 convolutions added to the input, then ReLU (diffusers {@code AutoencoderTinyBlock}). */
record TinyBlock(Layer body) implements Layer {
    static TinyBlock of(Weights weights, int width) {
        return new TinyBlock(new Sequence(List.of(
                weights.conv("conv.0", width, width, 3, 1, 1)::forward,
                torch::relu,
                weights.conv("conv.2", width, width, 3, 1, 1)::forward,
                torch::relu,
                weights.conv("conv.4", width, width, 3, 1, 1)::forward)));
    }

    /** (B, C, H, W) to the same shape. */
    @Override
    public Tensor forward(Tensor x) {
        try (var scope = new Scope()) {
            return scope.out(body.forward(x).add(x).relu());
        }
    }
}
