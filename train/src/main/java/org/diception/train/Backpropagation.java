package org.diception.train;

import org.bytedeco.pytorch.Tensor;
import org.diception.model.Condition;
import org.diception.model.Transformer;

/**
 * A forward and a backward pass: adds the gradients of an objective to those of all trained tensors that the
 * transformer and the condition are made of. Implementations keep no state.
 */
@FunctionalInterface
public interface Backpropagation {
    /**
     * One pass.
     *
     * @param noisy the points of the paths (B, C, h, w) in the transformer's dtype
     * @param timestep 1000 · sigma, (B), float32
     */
    void run(Transformer transformer, Tensor noisy, Tensor timestep, Condition condition,
            Objective objective);
}
