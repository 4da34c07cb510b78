package org.diception.train.evaluate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.diception.InputException;

/**
 * How many pixels have which angle, in steps of a hundredth of a degree: the median over all photos of a set
 * needs all of its pixels, of which NYUv2 has 200 million. It is right to half a step. Not safe for use by
 * several threads.
 */
final class AngleHistogram {
    private static final double STEP = .01;
    private static final int BINS = (int) (180 / STEP) + 1;

    private final long[] counts = new long[BINS];

    /** Counts angles in degrees. */
    void add(float[] degrees) {
        for (float angle : degrees) {
            counts[Math.min(BINS - 1, (int) (angle / STEP))]++;
        }
    }

    /** Counts what another one has counted. */
    void add(AngleHistogram other) {
        for (int i = 0; i < BINS; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** Degrees, taking the angles of a step as evenly spread; NaN without any. */
    double median() {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double left = all / 2.0;
        for (int i = 0; i < BINS; i++) {
            if (counts[i] > 0 && counts[i] >= left) {
                return STEP * (i + left / counts[i]);
            }
            left -= counts[i];
        }
        return Double.NaN;
    }

    /** As text: pairs of a gap to the next step that has any and their number, deflated, base 64. */
    String text() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            int last = 0;
            for (int i = 0; i < BINS; i++) {
                if (counts[i] > 0) {
                    number(out, i - last);
                    number(out, counts[i]);
                    last = i;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** @throws InputException if the text is none of {@link #text} */
    static AngleHistogram parse(String text) {
        AngleHistogram histogram = new AngleHistogram();
        try (var in = new DataInputStream(new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text))))) {
            int bin = 0;
            for (int gap = in.read(); gap >= 0; gap = in.read()) {
                bin += (int) number(in, gap);
                histogram.counts[bin] = number(in, in.readUnsignedByte());
            }
            return histogram;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InputException("angles of a photo are damaged (" + e.getMessage() + ")", e);
        }
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private static void number(DataOutputStream out, long value) throws IOException {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long number(DataInputStream in, int first) throws IOException {
        long value = first & 0x7f;
        int more = first & 0x80;
        for (int shift = 7; more != 0; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (long) (next & 0x7f) << shift;
            more = next & 0x80;
        }
        return value;
    }
}
