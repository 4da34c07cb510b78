package org.diception.vae;

import org.bytedeco.pytorch.Tensor;
import org.diception.nn.GroupNorm;
import org.diception.nn.Overwriting;
import org.diception.nn.Weights;

/** Group normalisation, then SiLU, which stands before every convolution of the large autoencoder. */
record NormSilu(GroupNorm norm) implements Layer {
    static NormSilu of(Weights weights, String name, int channels, int groups) {
        return new NormSilu(weights.groupNorm(name, channels, groups, AutoencoderKl.NORM_EPSILON));
    }

    /** (B, C, H, W) to the same shape. */
    @Override
    public Tensor forward(Tensor x) {
        return Overwriting.silu(norm.forward(x));
    }
}
