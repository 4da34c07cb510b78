package org.diception.io;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nested dictionaries laid out flat: {@code transformer.proj_out.bias}. What is no tensor is kept for
 * information.
 */
final class PthTree {
    /**
     * A shared dictionary may stand in many places; these limits keep the flat form of hostile files small.
     */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_ENTRIES = 1_000_000;

    private final InputBytes file;
    private final Map<String, PthTensor> tensors = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private int visited;

    private PthTree(InputBytes file) {
        this.file = file;
    }

    static PthTree flatten(InputBytes file, Object root) {
        if (!(root instanceof Map<?, ?> map)) {
            throw file.refused("holds " + describe(root), "a dictionary of tensors is wanted");
        }
        var tree = new PthTree(file);
        tree.add("", map, 0);
        return tree;
    }

    Map<String, PthTensor> tensors() {
        return tensors;
    }

    Map<String, Object> values() {
        return values;
    }

    private void add(String prefix, Map<?, ?> map, int depth) {
        if (depth > MAX_DEPTH) {
            throw file.broken("nests dictionaries deeper than " + MAX_DEPTH + " levels");
        }
        for (var entry : map.entrySet()) {
            if (++visited > MAX_ENTRIES) {
                throw file.broken("has more than " + MAX_ENTRIES + " entries");
            }
            String name = prefix + entry.getKey();
            if (entry.getValue() instanceof Map<?, ?> inner) {
                add(name + ".", inner, depth + 1);
            } else if (tensors.containsKey(name) || values.containsKey(name)) {
                throw file.broken("has two entries named " + Quote.of(name));
            } else if (entry.getValue() instanceof PthTensor tensor) {
                tensors.put(name, tensor);
            } else {
                values.put(name, plain(entry.getValue()));
            }
        }
    }

    private static Object plain(Object value) {
        boolean plain = value instanceof Number || value instanceof Boolean || value instanceof String;
        return plain ? value : describe(value);
    }

    private static String describe(Object value) {
        if (value instanceof Collection<?> list) {
            return "a list of " + list.size();
        }
        if (value instanceof PickleMachine.Tuple tuple) {
            return "a tuple of " + ((List<?>) tuple.items()).size();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        return value instanceof PthTensor ? "a tensor" : String.valueOf(value);
    }
}
