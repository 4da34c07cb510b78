package org.diception.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;
import org.diception.train.parallel.Peers;

/**
 * Adds up the gradients of a step over the processes: each block's once the backward pass has left it, while
 * the blocks before it are at work, the others' at the end. The order is the same on all processes, whether
 * their pass goes block by block or not.
 */
final class GradientSums {
    private final Map<String, Tensor> waiting;
    private final Peers.Sums sums;
    private int blocks;

    /** @param blocks of the transformer */
    GradientSums(Peers peers, Map<String, Tensor> trained, int blocks) {
        this.waiting = new LinkedHashMap<>(trained);
        this.sums = peers.sums();
        this.blocks = blocks;
    }

    /** Starts the sums of a block and of the later ones, if they are not under way. */
    void left(int block) {
        while (blocks > block) {
            blocks--;
            String inside = "transformer_blocks." + blocks + ".";
            start(name -> name.contains(inside));
        }
    }

    /** Starts what is not under way and waits for all. */
    void finish() {
        left(0);
        start(name -> true);
        sums.finish();
    }

    private void start(Predicate<String> which) {
        List<Tensor> gradients = new ArrayList<>();
        waiting.entrySet().removeIf(entry -> which.test(entry.getKey())
                && gradients.add(entry.getValue().grad())); // a reference into the parameter
        // What takes no part in a step has no gradient on any of the processes: the graph is the same on all.
        gradients.removeIf(gradient -> !gradient.defined());
        sums.add(gradients);
    }
}
