package org.diception.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.ModelException;
import org.diception.nn.TensorSource;

/**
 * Safetensors files that an index ({@code *.index.json}) makes into one checkpoint: {@code weight_map} names
 * the file of each tensor. Safe for use by several threads until it is closed.
 */
public final class ShardedSafetensors implements TensorSource {
    /** More files than any checkpoint has; each of them is kept open. */
    private static final int MAX_SHARDS = 1000;

    private final Path index;
    private final Map<String, SafetensorsFile> shards = new LinkedHashMap<>();
    private final Map<String, SafetensorsFile> shardOf = new LinkedHashMap<>();

    private ShardedSafetensors(Path index) {
        this.index = index;
    }

    /**
     * Opens all shards, which lie in the folder of the index.
     *
     * @throws ModelException if one is missing, lies outside the folder or lacks a tensor that the index
     * promises
     */
    public static ShardedSafetensors open(Path index) {
        JsonNode map = Json.read(index, ModelException::new).path("weight_map");
        if (!map.isObject()) {
            throw new ModelException(index + ": has no weight_map; it is no index of safetensors files");
        }
        var sharded = new ShardedSafetensors(index);
        try {
            map.properties().forEach(entry -> sharded.add(entry.getKey(), entry.getValue()));
            return sharded;
        } catch (RuntimeException e) {
            sharded.close();
            throw e;
        }
    }

    private void add(String name, JsonNode file) {
        if (!file.isTextual()) {
            throw new ModelException(index + ": tensor " + Quote.of(name)
                    + " has no file name; fetch the index again");
        }
        SafetensorsFile shard = shards.computeIfAbsent(file.textValue(), this::openShard);
        if (!shard.names().contains(name)) {
            throw new ModelException(index + ": tensor " + Quote.of(name) + " is not in "
                    + Quote.of(file.textValue())
                    + "; index and shards do not belong together, fetch both again");
        }
        shardOf.put(name, shard);
    }

    private SafetensorsFile openShard(String file) {
        // a plain name only: no way out of the folder; links are followed, the Hugging Face cache needs it
        if (file.isEmpty() || file.matches(".*[/\\\\:\\p{Cntrl}].*") || file.equals("..")) {
            throw new ModelException(index + ": names the file " + Quote.of(file)
                    + ", which is not in its own folder; do not use this checkpoint");
        }
        if (shards.size() >= MAX_SHARDS) {
            throw new ModelException(index + ": names more than " + MAX_SHARDS + " files");
        }
        Path shard = index.resolveSibling(file);
        if (!Files.exists(shard)) {
            throw new ModelException(index + ": names the file " + Quote.of(file)
                    + ", which is not there; fetch it");
        }
        return SafetensorsFile.open(shard);
    }

    @Override
    public String label() {
        return index.toString();
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(shardOf.keySet());
    }

    @Override
    public long[] shape(String name) {
        return shard(name).shape(name);
    }

    @Override
    public ScalarType dtype(String name) {
        return shard(name).dtype(name);
    }

    @Override
    public Tensor load(String name, ScalarType dtype) {
        return shard(name).load(name, dtype);
    }

    private SafetensorsFile shard(String name) {
        SafetensorsFile shard = shardOf.get(name);
        if (shard == null) {
            throw new ModelException(index + ": no tensor " + Quote.of(name) + " among its "
                    + shardOf.size());
        }
        return shard;
    }

    @Override
    public void close() {
        shards.values().forEach(SafetensorsFile::close);
    }
}
