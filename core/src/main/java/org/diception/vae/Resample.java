package org.diception.vae;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Conv2d;
import org.diception.nn.Weights;

/** The two ways of the decoders and encoders to change size by two. */
final class Resample {
    private Resample() {}

    /**
     * Halves both sides; the padding sits on the right and at the
     * bottom only (diffusers {@code Downsample2D}).
     */
    static Layer down(Weights weights, int channels) {
        Conv2d conv = weights.conv("downsamplers.0.conv", channels, channels, 3, 2, 0);
        return x -> conv.forward(torch.constant_pad_nd(x, 0, 1, 0, 1)); // (B, C, H/2, W/2)
    }

    /** Repeats each pixel {@code factor} times in both directions. */
    static Tensor nearest(Tensor x, int factor) {
        return torch.upsample_nearest2d(x, x.size(2) * factor, x.size(3) * factor);
    }
}
