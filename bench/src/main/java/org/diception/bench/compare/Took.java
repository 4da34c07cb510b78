package org.diception.bench.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.diception.bench.ProcessorTime;
import org.diception.bench.ResidentMemory;

/**
 * What one piece of work took.
 *
 * @param seconds by the clock
 * @param cpuSeconds of processor time, all threads together: on a busy machine they say more
 * @param peakBytes the most memory of the process meanwhile, mapped files included
 */
public record Took(double seconds, double cpuSeconds, long peakBytes) {
    private static final double NANOSECONDS = 1e9;
    private static final double GIGABYTE = 1e9;

    /** Does the work in this process and measures it. */
    public static Took of(Runnable work) {
        ResidentMemory.clearPeak();
        ProcessorTime before = ProcessorTime.now();
        long clock = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - clock) / NANOSECONDS;
        return new Took(seconds, ProcessorTime.now().since(before), ResidentMemory.peak());
    }

    /** What the other process measured of itself. */
    static Took of(JsonNode answer) {
        return new Took(answer.path("seconds").doubleValue(), answer.path("cpu").doubleValue(),
                answer.path("peak").longValue());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f s, CPU %.3f s, %.2f GB", seconds, cpuSeconds,
                peakBytes / GIGABYTE);
    }
}
