package org.diception.server;

import java.time.Duration;
import org.diception.UsageException;
import org.diception.image.ImageLimits;

/**
 * What one upload may cost; all three are checked before anything is decoded. Immutable and thread-safe.
 *
 * @param bytes size of a photo file
 * @param pixels width times height of a photo
 * @param upload how long a body may take to arrive
 */
public record Limits(long bytes, long pixels, Duration upload) {
    /** 32 MiB and 50 megapixels, more than most cameras make; half a minute. */
    public static final Limits DEFAULT = new Limits(32L << 20, 50_000_000, Duration.ofSeconds(30));
    /** What JSON around a photo may take besides it. */
    private static final long ENVELOPE = 64 << 10;
    /** Bodies are held in one array. */
    private static final long MOST_BYTES = 1L << 30;

    public Limits {
        if (bytes < 1 || bytes > MOST_BYTES || upload.isNegative() || upload.isZero()) {
            throw new UsageException("limits of " + bytes + " bytes in " + upload.toMillis()
                    + " ms: 1 byte to 1 GiB and at least 1 ms are possible");
        }
        new ImageLimits(bytes, pixels); // refuses the rest
    }

    /** The same for the decoder. */
    public ImageLimits image() {
        return new ImageLimits(bytes, pixels);
    }

    /** A body with a photo in it: base64 needs four bytes for three. */
    public long body() {
        return bytes / 3 * 4 + ENVELOPE;
    }
}
