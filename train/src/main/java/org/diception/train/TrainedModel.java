package org.diception.train;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.train.optim.ParameterSet;

/** What a run trains: all of a network, or an adapter of one. Owns its native memory until closed. */
public interface TrainedModel extends AutoCloseable {
    /** The numbers of the transformer. */
    TransformerConfig config();

    /** The schedule that it is asked along. */
    FlowMatch schedule();

    /** What is updated, averaged and saved. */
    ParameterSet parameters();

    /**
     * The layers over given values of the trained tensors: the current ones, or their averages.
     *
     * @param trained by the names of {@link #parameters}
     */
    OpenNetwork open(Map<String, Tensor> trained, Engine engine);

    /** Bytes of what is computed with but not trained, where it is not among the parameters. */
    default long frozenBytes() {
        return 0;
    }

    @Override
    void close();

    /** Layers together with what they hold in memory beside the trained tensors; closing frees it. */
    record OpenNetwork(TrainedNetwork network, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }
}
