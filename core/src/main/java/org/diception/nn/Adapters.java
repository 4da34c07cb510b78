package org.diception.nn;

import java.util.List;

/**
 * What is added to linear layers as they are built. The same weights can so carry one network with adapters
 * and another without.
 */
@FunctionalInterface
public interface Adapters {
    /** No additions. */
    Adapters NONE = (layer, in, out) -> List.of();

    /**
     * The additions to one layer.
     *
     * @param layer its checkpoint key without {@code .weight}
     * @throws org.diception.ModelException if what is there for it does not fit {@code in} and {@code out}
     */
    List<LowRank> of(String layer, long in, long out);

    /** The additions of all, one after the other. */
    static Adapters stack(List<? extends Adapters> adapters) {
        return (layer, in, out) ->
                adapters.stream().flatMap(adapter -> adapter.of(layer, in, out).stream()).toList();
    }
}
