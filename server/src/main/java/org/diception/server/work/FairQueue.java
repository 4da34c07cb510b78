package org.diception.server.work;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A bounded queue in which clients take turns, whoever of them came first and however much they ask. One
 * client never holds all places, so that another finds one. Not thread-safe: {@link Desk} holds the lock.
 */
final class FairQueue<T> {
    /** Of four places one stays for others. */
    private static final int PART = 4;

    private final int places;
    private final int mostForOne;
    private final Map<String, Deque<T>> lines = new LinkedHashMap<>(); // whose turn it is comes first
    private int size;

    FairQueue(int places) {
        this.places = places;
        this.mostForOne = Math.max(1, places - places / PART);
    }

    /** Whether there was a place. */
    boolean offer(String client, T item) {
        int own = lines.containsKey(client) ? lines.get(client).size() : 0;
        if (size >= places || own >= mostForOne) {
            return false;
        }
        lines.computeIfAbsent(client, name -> new ArrayDeque<>()).add(item);
        size++;
        return true;
    }

    /** The oldest item of the client whose turn it is, who is the last one then. */
    Optional<T> poll() {
        if (size == 0) {
            return Optional.empty();
        }
        String client = lines.keySet().iterator().next();
        Deque<T> line = lines.remove(client);
        T item = line.poll();
        if (!line.isEmpty()) {
            lines.put(client, line);
        }
        size--;
        return Optional.of(item);
    }

    /** Takes items that fit, in their order, before it is their turn. */
    List<T> pollAll(Predicate<T> fits, int most) {
        List<T> taken = new ArrayList<>();
        for (Deque<T> line : lines.values()) {
            Iterator<T> items = line.iterator();
            while (items.hasNext() && taken.size() < most) {
                T item = items.next();
                if (fits.test(item)) {
                    taken.add(item);
                    items.remove();
                }
            }
        }
        forget(taken.size());
        return taken;
    }

    /** Takes an item out that nobody wants any more. */
    void remove(T item) {
        boolean found = lines.values().stream().anyMatch(line -> line.remove(item));
        forget(found ? 1 : 0);
    }

    int size() {
        return size;
    }

    private void forget(int count) {
        size -= count;
        lines.values().removeIf(Deque::isEmpty);
    }
}
