package org.diception.nn;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;

/**
 * Threads on each of which libtorch computes alone. Where work falls into parts that fit a core's cache, this
 * is faster than sharing every operation of a part between the cores, which then fetch from each other what
 * they wrote and wait for each other thousands of times a second.
 */
final class SoloThreads {
    private static final Executor POOL = new ThreadPoolExecutor(0, Integer.MAX_VALUE,
            Long.MAX_VALUE, TimeUnit.NANOSECONDS, new SynchronousQueue<>(), SoloThreads::thread);

    private SoloThreads() {}

    /**
     * Runs the same on as many threads as libtorch uses here, at once, and waits for all. What one of them
     * throws is thrown here.
     */
    static void run(Runnable work) {
        int threads = torch.get_num_threads();
        if (threads == 1) {
            work.run();
        } else {
            await(CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(work, POOL))
                    .limit(threads).toArray(CompletableFuture[]::new)));
        }
    }

    /** Not to be interrupted: the work uses tensors that the caller would free. */
    private static void await(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(() -> {
            computeAlone();
            work.run();
        }, "solo");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * libtorch keeps the number of threads for each thread, and one more for threads to come. The latter is
     * put back, by a thread that has no other purpose.
     */
    private static synchronized void computeAlone() {
        int threads = torch.get_num_threads();
        torch.set_num_threads(1);
        Executor fresh = work -> new Thread(work).start();
        CompletableFuture.runAsync(() -> torch.set_num_threads(threads), fresh).join();
    }
}
