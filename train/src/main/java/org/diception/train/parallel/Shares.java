package org.diception.train.parallel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/**
 * Which process keeps the optimisers' state of which parameters, updates them, and gives them to the others
 * (ZeRO stage 1, arXiv 1910.02054). Immutable.
 *
 * @param owned names of each process's parameters; empty if every process updates all of them itself
 */
public record Shares(List<Set<String>> owned) {
    /** Every process keeps everything. */
    public static final Shares NONE = new Shares(List.of());

    /** About equal numbers of parameters for each: the largest tensors first, to whoever has least. */
    public static Shares of(Map<String, Tensor> trained, int processes) {
        List<Set<String>> owned = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            owned.add(new LinkedHashSet<>());
        }
        long[] sizes = new long[processes];
        trained.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().numel())) // stable
                .forEach(entry -> {
                    int least = 0;
                    for (int i = 1; i < processes; i++) {
                        least = sizes[i] < sizes[least] ? i : least;
                    }
                    owned.get(least).add(entry.getKey());
                    sizes[least] += entry.getValue().numel();
                });
        return new Shares(owned);
    }

    /** Whether each process has only a share. */
    public boolean split() {
        return !owned.isEmpty();
    }

    /** Whether a process updates a parameter. */
    public boolean has(int rank, String name) {
        return !split() || owned.get(rank).contains(name);
    }

    /** After an update: every process gets the parameters of all others. */
    public void spread(Map<String, Tensor> trained, Peers peers) {
        for (int owner = 0; owner < owned.size(); owner++) {
            peers.spread(owner, owned.get(owner).stream().map(trained::get).toList());
        }
    }
}
