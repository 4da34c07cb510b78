package org.diception.train.optim;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.TensorSource;

/** One way to step along gradients. Not safe for use by several threads. */
public interface Optimizer extends AutoCloseable {
    /** Updates the parameters in place from their gradients, at the given learning rate. */
    void step(double learningRate);

    /** What must be saved to go on later, by name; the tensors stay owned by the optimiser. */
    Map<String, Tensor> state();

    /** Takes the state back; {@code step} is the number of steps that were made. */
    void restore(TensorSource source, long step);

    @Override
    void close();
}
