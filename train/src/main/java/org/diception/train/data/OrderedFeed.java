package org.diception.train.data;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Makes numbered things on background threads, a bounded number ahead, and hands them out in the order of
 * their numbers: however many threads there are, the sequence is the same. For use by one consumer thread.
 */
public final class OrderedFeed<T> implements AutoCloseable {
    private final LongFunction<T> maker;
    private final ExecutorService threads;
    private final ArrayDeque<Future<T>> ahead = new ArrayDeque<>();
    private long nextToHandOut;

    /**
     * Starts to make things.
     *
     * @param maker gives the thing of a number; called by several threads at once
     * @param first the number to begin with, which is how a stopped run goes on
     * @param depth how many are made or kept ahead of the consumer
     */
    public OrderedFeed(LongFunction<T> maker, long first, int threads, int depth) {
        if (threads < 1 || depth < 1) {
            throw new IllegalArgumentException(
                    threads + " threads and " + depth + " ahead, both must be at least 1");
        }
        this.maker = maker;
        this.nextToHandOut = first;
        this.threads = Executors.newFixedThreadPool(threads, OrderedFeed::daemon);
        for (int i = 0; i < depth; i++) {
            submit(first + i);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "feed");
        thread.setDaemon(true);
        return thread;
    }

    private void submit(long number) {
        ahead.add(threads.submit(() -> maker.apply(number)));
    }

    /** The next thing; waits for it. What its making threw is thrown here. */
    public T take() {
        Future<T> next = ahead.remove();
        submit(nextToHandOut + ahead.size() + 1);
        nextToHandOut++;
        try {
            return next.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for training data", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }

    /** The number of the thing that {@link #take} gives next: what a checkpoint must remember. */
    public long position() {
        return nextToHandOut;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
