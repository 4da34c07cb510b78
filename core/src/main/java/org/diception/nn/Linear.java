package org.diception.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * y = x Wᵀ + b with {@code weight (out, in)}, {@code bias (out)} or null. Built by {@link Weights#linear}.
 */
public record Linear(Tensor weight, Tensor bias) {
    static Linear withoutBias(Tensor weight) {
        return new Linear(weight, null);
    }

    /** (…, in) to (…, out). */
    public Tensor forward(Tensor x) {
        return bias == null ? torch.linear(x, weight) : torch.linear(x, weight, new TensorOptional(bias));
    }
}
