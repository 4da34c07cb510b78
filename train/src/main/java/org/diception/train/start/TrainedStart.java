package org.diception.train.start;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.nn.Initializer;
import org.diception.nn.TensorSource;

/**
 * The start as what another model has learnt, on a table of positions of its own: how a model trained on
 * small pictures goes on with larger ones. With more positions over the same range, what attention has learnt
 * about places still holds (docs/nano.md has the figures).
 */
public final class TrainedStart implements Initializer {
    private static final String TRANSFORMER = "transformer.";
    private static final String POSITIONS = "pos_embed.pos_embed";

    private final TensorSource trained;
    private final Initializer positions;

    /**
     * @param trained the model's tensors, by the keys of a DICEPTION checkpoint; open while this is used
     * @param positions makes the table of positions
     */
    public TrainedStart(TensorSource trained, Initializer positions) {
        this.trained = trained;
        this.positions = positions;
    }

    /** @throws ModelException if the trained model has no tensor of this name and shape */
    @Override
    public Tensor create(String name, long[] shape) {
        if (name.equals(POSITIONS)) {
            return positions.create(name, shape);
        }
        String key = trained.names().contains(TRANSFORMER + name) ? TRANSFORMER + name : name;
        if (!trained.names().contains(key) || !Arrays.equals(trained.shape(key), shape)) {
            throw new ModelException(trained.label() + ": key '" + key
                    + "' is missing or has not the shape " + Arrays.toString(shape)
                    + " of the new network; 'weights' needs a model of the same sizes");
        }
        return trained.load(key, ScalarType.Float);
    }
}
