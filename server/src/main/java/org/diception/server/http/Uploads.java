package org.diception.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.diception.server.Limits;

/**
 * Bodies into memory: no larger, no slower and no more at once than the limits say. Nothing touches the disk.
 * Thread-safe.
 */
final class Uploads {
    /** Each holds a thread and its bytes while it arrives. */
    private static final int AT_ONCE = 32;
    private static final int CHUNK = 32 << 10;

    private final Limits limits;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Uploads(Limits limits) {
        this.limits = limits;
    }

    /** @throws Problem 413 too large, 408 too slow, 503 too many at once */
    byte[] read(Context request) {
        long declared = request.req().getContentLengthLong();
        checkSize(declared);
        if (!places.tryAcquire()) {
            throw new Problem(503, "uploads", "Too many uploads at once",
                    AT_ONCE + " uploads are arriving already", "ask again in a second")
                    .header("Retry-After", "1");
        }
        try {
            return read(request.bodyInputStream());
        } catch (IOException e) {
            throw e.getCause() instanceof TimeoutException ? slow() : broken();
        } finally {
            places.release();
        }
    }

    private byte[] read(InputStream in) throws IOException {
        long end = System.nanoTime() + limits.upload().toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream(); // grows with what has really come
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            body.write(chunk, 0, count);
            checkSize(body.size());
            if (System.nanoTime() > end) {
                throw slow();
            }
        }
        return body.toByteArray();
    }

    private void checkSize(long bytes) {
        if (bytes > limits.body()) {
            throw new Problem(413, "too-large", "The body is too large",
                    "more than " + limits.body() + " bytes", "send a photo of at most " + limits.bytes()
                    + " bytes").header("Connection", "close");
        }
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
