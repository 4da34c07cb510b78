package org.diception.bench.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.diception.InputException;
import org.diception.bench.ResidentMemory;

/** A program from its start to its end, as somebody at a shell prompt waits for it. */
final class ShellRun {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 20;
    private static final double NANOSECONDS = 1e9;

    private ShellRun() {}

    /** @throws InputException if it fails */
    static Took of(ProcessBuilder builder) {
        List<String> command = builder.command();
        try {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            long start = System.nanoTime();
            Process process = builder.start();
            long peak = 0;
            Duration cpu = Duration.ZERO;
            do {
                peak = Math.max(peak, ResidentMemory.peak(process.pid()));
                cpu = process.info().totalCpuDuration().orElse(cpu);
            } while (!process.waitFor(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            if (process.exitValue() != 0) {
                throw new InputException(String.join(" ", command) + ": ended with " + process.exitValue());
            }
            return new Took(seconds, cpu.toNanos() / NANOSECONDS, peak);
        } catch (IOException e) {
            throw new InputException(command.get(0) + ": cannot be started (" + e + ")", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a measurement", e);
        }
    }
}
