package org.diception.nn;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * y = x Wᵀ + b with {@code weight (out, in)}, {@code bias (out)} or null, and what adapters add to it. Built
 * by {@link Weights#linear}.
 */
public record Linear(Tensor weight, Tensor bias, List<LowRank> added) {
    /** (…, in) to (…, out). */
    public Tensor forward(Tensor x) {
        Tensor y = bias == null ? torch.linear(x, weight) : torch.linear(x, weight, new TensorOptional(bias));
        for (LowRank low : added) {
            y = low.addTo(y, x);
        }
        return y;
    }
}
