package org.diception.train;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.diception.model.Streams;

/** What a pass through the transformer shall make small: the sum of all that it answers with. */
public interface Objective {
    /** The loss of the velocity (B, C, h, w): a scalar. Asked once in a pass. */
    Optional<Tensor> ofVelocity(Tensor velocity);

    /** A loss on the streams that leave a block: a scalar. Asked once in a pass for each block. */
    default Optional<Tensor> ofBlock(int block, Streams streams) {
        return Optional.empty();
    }

    /**
     * The backward pass has left a block, whose tensors have their gradients now. Said by a pass that goes
     * back block by block.
     */
    default void left(int block) {
        // most have nothing to do then
    }
}
