package org.diception.train.parallel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.ByteVector;
import org.bytedeco.pytorch.StringVector;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;
import org.diception.InputException;

/**
 * Texts by their names, kept by the first process, where the others find them: libtorch's TCPStore. Ends with
 * the first process.
 */
final class Rendezvous implements AutoCloseable {
    /** Java takes some seconds to start; machines of a cluster rarely start at the same moment. */
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private static final Duration ROLL_CALL = Duration.ofSeconds(3);
    private static final long POLL_MILLIS = 50;

    private final Placement placement;
    private final TCPStore store;

    private Rendezvous(Placement placement, TCPStore store) {
        this.placement = placement;
        this.store = store;
    }

    /**
     * Waits until all processes are there.
     *
     * @param limit of what is waited for later
     * @throws InputException naming the ranks that did not come
     */
    static Rendezvous meet(Placement placement, Duration limit) {
        Duration patience = limit.compareTo(LONGEST_START) < 0 ? limit : LONGEST_START;
        Rendezvous met;
        try (PointerScope scope = new PointerScope()) {
            TCPStoreOptions options = new TCPStoreOptions();
            options.port((short) placement.port()).isServer(placement.rank() == 0).waitWorkers(false)
                    .timeout(millis(patience));
            TCPStore store = new TCPStore(placement.address(), options);
            store.retainReference(); // released in close()
            store.setTimeout(millis(limit));
            met = new Rendezvous(placement, store);
        } catch (RuntimeException e) {
            throw new InputException(placement.address() + ":" + placement.port() + ": rank "
                    + placement.rank() + (placement.rank() == 0 ? " cannot listen there" : " finds no rank 0")
                    + " (" + reason(e) + "); check MASTER_ADDR and MASTER_PORT, the same for all", e);
        }
        met.say("here", "");
        List<Integer> absent = met.absent("here", patience, true);
        if (!absent.isEmpty()) {
            met.close();
            throw new InputException(names(absent) + " of " + placement.processes() + " did not come to "
                    + placement.address() + ":" + placement.port() + " within " + patience.toSeconds()
                    + " s; start one process for each RANK from 0 to " + (placement.processes() - 1));
        }
        return met;
    }

    TCPStore store() {
        return store;
    }

    /** Leaves a text for the others. */
    void put(String name, String text) {
        try (PointerScope scope = new PointerScope()) {
            store.set(name, new ByteVector(("." + text).getBytes(StandardCharsets.UTF_8))); // never empty
        }
    }

    /** The text of a name; waits until it is there. */
    String get(String name) {
        try (PointerScope scope = new PointerScope()) {
            return new String(store.get(name).get(), StandardCharsets.UTF_8).substring(1);
        }
    }

    private boolean has(String name) {
        try (PointerScope scope = new PointerScope()) {
            return store.check(new StringVector(name));
        }
    }

    private void say(String what, String text) {
        put(what + placement.rank(), text);
    }

    /** Ranks that have not said something when the time is over, or as soon as none of them is left. */
    private List<Integer> absent(String what, Duration patience, boolean untilComplete) {
        long end = System.nanoTime() + patience.toNanos();
        List<Integer> absent;
        do {
            absent = IntStream.range(0, placement.processes()).filter(rank -> !has(what + rank))
                    .boxed().toList();
        } while ((!absent.isEmpty() || !untilComplete) && System.nanoTime() < end && pause());
        return absent;
    }

    private static boolean pause() {
        try {
            Thread.sleep(POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * After a failure: those that noticed it say so; who does not is the one that is lost. The first process
     * decides, so that all give the same names.
     */
    String lost() {
        String all = " of " + placement.processes();
        try {
            say("alive", "");
            if (placement.rank() != 0) {
                if (waitFor("lost", ROLL_CALL.multipliedBy(2))) {
                    String verdict = get("lost");
                    say("heard", "");
                    return verdict;
                }
                return names(absent("alive", Duration.ZERO, true)) + all;
            }
            List<Integer> absent = absent("alive", ROLL_CALL, true);
            String verdict = absent.isEmpty() ? "a connection between the " + placement.processes() + " ranks"
                    : names(absent) + all;
            put("lost", verdict);
            IntStream.range(1, placement.processes()).filter(rank -> !absent.contains(rank))
                    .forEach(rank -> waitFor("heard" + rank, ROLL_CALL));
            return verdict;
        } catch (RuntimeException e) { // the texts are gone, and so is who kept them
            return names(List.of(0)) + all;
        }
    }

    private boolean waitFor(String name, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!has(name) && System.nanoTime() < end && pause()) {
            // asked again
        }
        return has(name);
    }

    private static String names(List<Integer> ranks) {
        return "rank " + ranks.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    }

    static Milliseconds millis(Duration duration) {
        return new Milliseconds(duration.toMillis());
    }

    /** The first line of libtorch's error, without the place in its source. */
    static String reason(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^\\[\\S+] ", "");
    }

    @Override
    public void close() {
        store.releaseReference();
    }
}
