package org.diception.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.diception.golden.Goldens;

/** What the checkpoints of the reference hold. */
final class GoldenCheckpoint {
    private GoldenCheckpoint() {}

    /** Flat names and shapes of the reference checkpoints. */
    static Map<String, long[]> checkpointShapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        collect("", Goldens.json("ckpt/keys.json"), shapes);
        return shapes;
    }

    private static void collect(String prefix, JsonNode node, Map<String, long[]> shapes) {
        if (node.path("shape").isArray()) {
            shapes.put(prefix, longs(node.path("shape")));
        } else {
            String dot = prefix.isEmpty() ? "" : ".";
            node.properties().forEach(
                    entry -> collect(prefix + dot + entry.getKey(), entry.getValue(), shapes));
        }
    }

    static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).mapToLong(JsonNode::asLong).toArray();
    }
}
