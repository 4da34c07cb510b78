package org.diception.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.diception.server.Limits;

/**
 * Bodies into memory: no larger, no slower and no more at once than the limits say. Nothing touches the disk.
 * Thread-safe.
 */
final class Uploads {
    /** Each holds a thread; fewer than Jetty has, so that there are always some for everything else. */
    private static final int AT_ONCE = 128;
    private static final int CHUNK = 32 << 10;
    private static final int PART_OF_HEAP = 4;

    private final Limits limits;
    private final long mostBytes;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicLong heldBytes = new AtomicLong();

    Uploads(Limits limits) {
        this.limits = limits;
        this.mostBytes = Math.max(limits.body(), Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /**
     * Makes something of a body, which counts as held until it is made.
     *
     * @throws Problem 413 too large, 408 too slow, 503 too many or too much at once
     */
    <T> T read(Context request, Function<byte[], T> maker) {
        checkSize(request.req().getContentLengthLong());
        if (!places.tryAcquire()) {
            throw crowded(AT_ONCE + " uploads are arriving already");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(); // grows with what has really come
        try {
            read(request.bodyInputStream(), body);
            return maker.apply(body.toByteArray());
        } catch (IOException e) {
            throw e.getCause() instanceof TimeoutException ? slow() : broken();
        } finally {
            heldBytes.addAndGet(-body.size());
            places.release();
        }
    }

    private void read(InputStream in, ByteArrayOutputStream body) throws IOException {
        long end = System.nanoTime() + limits.upload().toNanos();
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            body.write(chunk, 0, count);
            boolean crowded = heldBytes.addAndGet(count) > mostBytes;
            checkSize(body.size());
            if (crowded) {
                throw crowded("uploads of " + mostBytes + " bytes are arriving already");
            }
            if (System.nanoTime() > end) {
                throw slow();
            }
        }
    }

    private void checkSize(long bytes) {
        if (bytes > limits.body()) {
            throw new Problem(413, "too-large", "The body is too large",
                    "more than " + limits.body() + " bytes", "send a photo of at most " + limits.bytes()
                    + " bytes").header("Connection", "close");
        }
    }

    private static Problem crowded(String detail) {
        return new Problem(503, "uploads", "Too many uploads at once", detail, "ask again in a second")
                .header("Retry-After", "1");
    }

    private Problem slow() {
        return new Problem(408, "too-slow", "The body took too long",
                "not complete after " + limits.upload().toSeconds() + " s", "send a smaller photo")
                .header("Connection", "close");
    }

    private static Problem broken() {
        return Problem.badRequest("the body ended before it was complete", "send it again")
                .header("Connection", "close");
    }
}
