package org.diception.server;

import java.time.Duration;
import org.diception.UsageException;

/**
 * How much a server takes on. Immutable and thread-safe.
 *
 * @param waiting requests that may wait for the device; what comes on top is refused at once
 * @param batch clicks on one photo that are answered together
 * @param photoBytes memory for photos that were kept
 * @param answerBytes memory for answers that may be asked for again, and as much for finished jobs
 * @param deadline how long a request may take unless it says less; a job may take ten times as long
 * @param drain how long a server that stops goes on with what it has accepted
 */
public record Capacity(int waiting, int batch, long photoBytes, long answerBytes, Duration deadline,
        Duration drain) {
    private static final int SHARE_OF_HEAP = 8;

    public Capacity {
        if (waiting < 1 || batch < 1 || photoBytes < 1 || answerBytes < 1) {
            throw new UsageException("capacity of " + waiting + " waiting requests, batches of " + batch
                    + ", " + photoBytes + " bytes of photos and " + answerBytes
                    + " of answers: each must be at least 1");
        }
        if (deadline.isNegative() || deadline.isZero() || drain.isNegative()) {
            throw new UsageException("a deadline of " + deadline.toSeconds() + " s and " + drain.toSeconds()
                    + " s for draining: the first must be above 0, the second at least 0");
        }
    }

    /** 64 waiting, batches of 4, an eighth of the heap for photos and for answers, 2 minutes, 1 minute. */
    public static Capacity standard() {
        long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
        return new Capacity(64, 4, share, share, Duration.ofMinutes(2), Duration.ofMinutes(1));
    }

    /** How long a job may take. */
    public Duration jobDeadline() {
        return deadline.multipliedBy(10);
    }

    public Capacity withWaiting(int value) {
        return new Capacity(value, batch, photoBytes, answerBytes, deadline, drain);
    }

    public Capacity withBatch(int value) {
        return new Capacity(waiting, value, photoBytes, answerBytes, deadline, drain);
    }

    public Capacity withPhotoBytes(long value) {
        return new Capacity(waiting, batch, value, answerBytes, deadline, drain);
    }

    public Capacity withDeadline(Duration value) {
        return new Capacity(waiting, batch, photoBytes, answerBytes, value, drain);
    }

    public Capacity withDrain(Duration value) {
        return new Capacity(waiting, batch, photoBytes, answerBytes, deadline, value);
    }
}
