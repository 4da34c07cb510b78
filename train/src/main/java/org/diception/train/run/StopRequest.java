package org.diception.train.run;

import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Turns Ctrl-C and SIGTERM into a wish to stop: the process waits with its end until the run has made its
 * step, saved, and closed this.
 */
public final class StopRequest implements BooleanSupplier, AutoCloseable {
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::wish, "stop");
    private volatile boolean wished;

    public StopRequest() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void wish() {
        wished = true;
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean getAsBoolean() {
        return wished;
    }

    /** The run is over; the process may end. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already and was only waiting for this
        }
    }
}
