package org.diception.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes answers while the next ones are computed: one thread, in their order. For use by one thread, which
 * gets what a writing threw with one of its next calls.
 */
final class WritingThread implements AutoCloseable {
    /** Answers that wait, at most: each holds arrays of the photo's size. */
    private static final int MOST = 2;

    private final Deque<Future<?>> waiting = new ArrayDeque<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "answers");
        made.setDaemon(true); // what ends the program does not wait for it
        return made;
    });

    /** Has something written after what was added before; waits while too much does. */
    void add(Runnable writing) {
        waiting.add(thread.submit(writing));
        while (waiting.size() > MOST) {
            finish(waiting.remove());
        }
    }

    /** Returns when everything is written. */
    void finish() {
        while (!waiting.isEmpty()) {
            finish(waiting.remove());
        }
    }

    private static void finish(Future<?> writing) {
        try {
            writing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause(); // a Runnable throws nothing else
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while answers are written", e);
        }
    }

    /** {@link #finish}, then ends the thread: what was computed is written, whatever came after it. */
    @Override
    public void close() {
        try {
            finish();
        } finally {
            thread.shutdown();
        }
    }
}
