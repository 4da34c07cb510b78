package org.diception.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bytedeco.pytorch.global.torch;
import org.diception.nn.Engine;
import org.diception.nn.Initializer;
import org.diception.nn.Weights;

/** The tensors of a network by key and shape, in the order in which its layers ask for them. Immutable. */
public record Blueprint(List<Entry> entries) {
    /** One tensor. */
    public record Entry(String key, long[] shape) {
        /** Its numbers. */
        public long elements() {
            return Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }
    }

    public Blueprint {
        entries = List.copyOf(entries);
    }

    /**
     * What a network takes: its layers are built over tensors that repeat a single number, so that nothing is
     * allocated.
     */
    public static Blueprint of(Consumer<Weights> network) {
        List<Entry> entries = new ArrayList<>();
        Initializer recording = (key, shape) -> {
            entries.add(new Entry(key, shape.clone()));
            return torch.zeros(1).expand(shape);
        };
        try (Weights weights = Weights.create(recording, Engine.cpu())) {
            network.accept(weights);
        }
        return new Blueprint(entries);
    }

    /** Less what the published weights do not have: a recorded network asks for every optional bias. */
    Blueprint without(Predicate<String> key) {
        return new Blueprint(entries.stream().filter(entry -> !key.test(entry.key())).toList());
    }

    /** All numbers, tables of positions included. */
    public long elements() {
        return entries.stream().mapToLong(Entry::elements).sum();
    }
}
