package org.diception.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diception.InputException;

/**
 * Processor time of all threads of this process, as Linux counts it for each of them in nanoseconds; what
 * Java says comes in steps of ten milliseconds.
 *
 * @param nanoseconds of each thread so far, by its number
 */
public record ProcessorTime(Map<String, Long> nanoseconds) {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final double NANOSECONDS = 1e9;

    /** Up to now. */
    public static ProcessorTime now() {
        Map<String, Long> all = new HashMap<>();
        for (Path task : tasks()) {
            try {
                String first = Files.readString(task.resolve("schedstat")).split(" ")[0];
                all.put(task.getFileName().toString(), Long.parseLong(first));
            } catch (IOException e) {
                // the thread ended between the two looks
            }
        }
        return new ProcessorTime(all);
    }

    /** Seconds of the whole process so far, of threads that ended too, as Java says it. */
    public static double ofProcess() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / NANOSECONDS;
    }

    private static List<Path> tasks() {
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.toList();
        } catch (IOException e) {
            throw new InputException(TASKS + ": cannot be read (" + e + "); measure on Linux", e);
        }
    }

    /** Seconds that all threads spent since then; threads that ended meanwhile do not count. */
    public double since(ProcessorTime earlier) {
        return nanoseconds.entrySet().stream()
                .mapToLong(own -> own.getValue() - earlier.nanoseconds.getOrDefault(own.getKey(), 0L))
                .sum() / NANOSECONDS;
    }
}
