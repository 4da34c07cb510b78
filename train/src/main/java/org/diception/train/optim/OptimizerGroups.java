package org.diception.train.optim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.diception.nn.TensorSource;

/**
 * Optimisers that each have parameters and a learning rate of their own. Owns them; not safe for use by
 * several threads.
 */
public final class OptimizerGroups implements AutoCloseable {
    /** An optimiser with the full height of its learning rate. */
    public record Group(Optimizer optimizer, double rate) {}

    private final List<Group> groups;
    private long steps;

    public OptimizerGroups(List<Group> groups) {
        this.groups = List.copyOf(groups);
    }

    /** Updates all parameters in place from their gradients, at a share of the full rates. */
    public void step(double height) {
        groups.forEach(group -> group.optimizer().step(group.rate() * height));
        steps++;
    }

    /** Steps that were made: a skipped step of the run is none. */
    public long steps() {
        return steps;
    }

    /** What must be saved to go on later, beside the number of steps; the tensors stay owned by this. */
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        groups.forEach(group -> state.putAll(group.optimizer().state()));
        return state;
    }

    /** Takes the state back; {@code made} is the number of steps that were made. */
    public void restore(TensorSource source, long made) {
        groups.forEach(group -> group.optimizer().restore(source, made));
        steps = made;
    }

    @Override
    public void close() {
        groups.forEach(group -> group.optimizer().close());
    }
}
