package org.diception.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Normalisation over the last dimension, with or without a learnt scale and shift. */
public record LayerNorm(Tensor weight, Tensor bias, double epsilon) {
    /** (…, width) to the same shape. */
    public Tensor forward(Tensor x) {
        long[] width = {x.size(-1)};
        return torch.layer_norm(
                x, width, new TensorOptional(weight), new TensorOptional(bias), epsilon, true);
    }

    /** The same without learnt parameters, as adaptive norms use it. */
    public static Tensor plain(Tensor x, double epsilon) {
        long[] width = {x.size(-1)};
        return torch.layer_norm(x, width, new TensorOptional(), new TensorOptional(), epsilon, true);
    }
}
