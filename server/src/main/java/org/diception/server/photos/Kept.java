package org.diception.server.photos;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Things that are kept as long as there is room for them, the least recently used one goes first.
 * Thread-safe.
 */
public final class Kept<K, V> {
    private final long most;
    private final ToLongFunction<V> weight;
    private final Map<K, V> things = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long hits;
    private long misses;
    private long dropped;

    /** What happened so far. */
    public record State(int count, long bytes, long hits, long misses, long dropped) {}

    /**
     * @param most bytes that all things may have together
     * @param weight bytes of one thing; must not change while it is kept
     */
    public Kept(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    /** The thing, which counts as used now. */
    public synchronized Optional<V> get(K key) {
        Optional<V> found = Optional.ofNullable(things.get(key));
        if (found.isPresent()) {
            hits++;
        } else {
            misses++;
        }
        return found;
    }

    /** Keeps a thing; one that is larger than all the room is not kept. */
    public synchronized boolean put(K key, V value) {
        remove(key);
        if (weight.applyAsLong(value) > most) {
            return false;
        }
        things.put(key, value);
        bytes += weight.applyAsLong(value);
        Iterator<V> oldest = things.values().iterator();
        while (bytes > most) {
            bytes -= weight.applyAsLong(oldest.next());
            oldest.remove();
            dropped++;
        }
        return true;
    }

    public synchronized boolean remove(K key) {
        V old = things.remove(key);
        if (old != null) {
            bytes -= weight.applyAsLong(old);
        }
        return old != null;
    }

    /** All things, the least recently used one first; using none. */
    public synchronized List<V> values() {
        return new ArrayList<>(things.values());
    }

    public synchronized State state() {
        return new State(things.size(), bytes, hits, misses, dropped);
    }
}
