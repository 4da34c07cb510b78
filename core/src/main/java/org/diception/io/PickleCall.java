package org.diception.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.diception.io.PickleMachine.Tuple;

/** What a call of an allowed class stands for: a value of ours, made without calling anything. */
record PickleCall(PickleClass type, List<Object> arguments) {
    /** The value, or nothing if the arguments are not those that torch writes. */
    Optional<Object> result() {
        return switch (type) {
            case ORDERED_DICT -> arguments.isEmpty() ? Optional.of(new LinkedHashMap<>()) : Optional.empty();
            case SIZE -> first(Tuple.class).map(Object.class::cast);
            case REBUILD_PARAMETER -> first(PthTensor.class).map(Object.class::cast);
            case REBUILD_TENSOR, REBUILD_TENSOR_V2 -> tensor();
            default -> Optional.empty();
        };
    }

    private <T> Optional<T> first(Class<T> kind) {
        return arguments.stream().limit(1).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /**
     * {@code (storage, offset, sizes, strides, requires_grad, hooks, ...)}, of which only the first four
     * matter.
     */
    private Optional<Object> tensor() {
        if (arguments.size() < 4 || !(arguments.get(0) instanceof PthStorage storage)
                || !(arguments.get(1) instanceof Long offset)) {
            return Optional.empty();
        }
        return longs(arguments.get(2)).flatMap(shape ->
                longs(arguments.get(3)).map(strides -> new PthTensor(storage, offset, shape, strides)));
    }

    private static Optional<long[]> longs(Object tuple) {
        if (!(tuple instanceof Tuple numbers) || !numbers.items().stream().allMatch(Long.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(numbers.items().stream().mapToLong(Long.class::cast).toArray());
    }
}
