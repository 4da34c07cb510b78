package org.diception.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Normalisation over groups of channels, then a scale and shift per channel. */
public record GroupNorm(Tensor weight, Tensor bias, int groups, double epsilon) {
    /** (B, C, H, W) to the same shape. */
    public Tensor forward(Tensor x) {
        return torch.group_norm(
                x, groups, new TensorOptional(weight), new TensorOptional(bias), epsilon, true);
    }
}
