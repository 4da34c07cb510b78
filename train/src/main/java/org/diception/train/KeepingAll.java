package org.diception.train;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.diception.model.Condition;
import org.diception.model.Transformer;
import org.diception.nn.ForgottenScores;

/**
 * The usual pass: what the forward pass computes stays in memory until the backward pass, but for the scores
 * of attention.
 */
public final class KeepingAll implements Backpropagation {
    @Override
    public void run(Transformer transformer, Tensor noisy, Tensor timestep, Condition condition,
            Objective objective) {
        try (PointerScope scope = new PointerScope(); ForgottenScores forgotten = new ForgottenScores()) {
            Tensor[] atBlocks = new Tensor[transformer.blocks().size()];
            Tensor velocity = transformer.forward(noisy, timestep, condition, (block, streams) ->
                    objective.ofBlock(block, streams).ifPresent(loss -> {
                        scope.attach(loss); // made inside the network's scope, which ends before it is needed
                        atBlocks[block] = loss;
                    }));
            Tensor total = objective.ofVelocity(velocity).orElse(null);
            for (Tensor loss : atBlocks) {
                total = loss == null ? total : total == null ? loss : total.add(loss);
            }
            if (total != null) {
                total.backward();
            }
        }
    }
}
