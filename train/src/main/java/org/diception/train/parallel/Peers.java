package org.diception.train.parallel;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/**
 * The processes that train together, as one of them sees them. Whatever is asked for here is asked for by all
 * of them, in the same order: each call waits for the others. If one is lost, every call of the others ends
 * with an {@link org.diception.InputException} that names it. Not safe for use by several threads.
 */
public interface Peers extends AutoCloseable {
    /** Joins the others, or gives {@link #alone} if there are none. */
    static Peers join(Placement placement, Duration limit, Through through) {
        return placement.processes() == 1 ? alone() : GlooPeers.join(placement, limit, through);
    }

    /** One process: every sum is what it gives. */
    static Peers alone() {
        return new Alone();
    }

    /** Of this process, from 0. */
    int rank();

    /** How many there are. */
    int size();

    /** Whether this is the process that writes the files and speaks. */
    default boolean first() {
        return rank() == 0;
    }

    /** Sums over all processes, the same bits on each. */
    double[] sum(double... numbers);

    /** Whether it is true for one of the processes. */
    default boolean any(boolean here) {
        return sum(here ? 1 : 0)[0] > 0;
    }

    /**
     * Replaces float32 tensors by their sums over all processes.
     *
     * @param tensors the same shapes in the same order on each
     */
    default void sum(Collection<Tensor> tensors) {
        Sums sums = sums();
        sums.add(tensors);
        sums.finish();
    }

    /** Sums that travel while others are computed. */
    Sums sums();

    /** Several calls of {@link Peers#sum(Collection)} that do not wait for one another. */
    interface Sums {
        /** Starts to replace float32 tensors by their sums; nobody may touch them until all are finished. */
        void add(Collection<Tensor> tensors);

        /** Waits until all are there. */
        void finish();
    }

    /** Replaces float32 tensors by those of one process. */
    void spread(int owner, Collection<Tensor> tensors);

    /**
     * A text that one process says to all.
     *
     * @param topic used once in a run
     * @param words asked for on the speaker alone
     */
    String text(int speaker, String topic, Supplier<String> words);

    /** Gives a float32 tensor to one process, which must {@link #receive} it; no other takes part. */
    void send(Tensor tensor, int to);

    /** A float32 tensor on the CPU that one process sends; it belongs to the current scope. */
    Tensor receive(int from, long... shape);

    @Override
    void close();
}
