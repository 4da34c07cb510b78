package org.diception.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Time and memory of named stages that follow each other; a stage may be measured several times. */
final class StageTimes {
    private static final double GIGABYTE = 1e9;
    private static final double NANOSECONDS = 1e9;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * What one measurement gave.
     *
     * @param seconds on the clock
     * @param cpuSeconds of all threads together: on a machine that others use too, they say more
     */
    record Time(double seconds, double cpuSeconds) {}

    /**
     * All measurements of one stage.
     *
     * @param peakBytes the most memory of the process while any of them ran
     * @param residentBytes its memory after the last one
     */
    record Stage(String name, List<Time> times, long peakBytes, long residentBytes) {
        double seconds() {
            return least(Time::seconds);
        }

        double cpuSeconds() {
            return least(Time::cpuSeconds);
        }

        private double least(ToDoubleFunction<Time> part) {
            return times.stream().mapToDouble(part).min().orElseThrow();
        }

        private Stage then(Stage later) {
            List<Time> all = new ArrayList<>(times);
            all.addAll(later.times);
            long peak = Math.max(peakBytes, later.peakBytes);
            return new Stage(name, List.copyOf(all), peak, later.residentBytes);
        }
    }

    private final Map<String, Stage> stages = new LinkedHashMap<>();

    /** Does the work and notes what it took. */
    <T> T measure(String name, Supplier<T> work) {
        ResidentMemory.clearPeak();
        long clock = System.nanoTime();
        long cpu = PROCESS.getProcessCpuTime();
        T result = work.get();
        var time = new Time(
                (System.nanoTime() - clock) / NANOSECONDS, (PROCESS.getProcessCpuTime() - cpu) / NANOSECONDS);
        var stage = new Stage(name, List.of(time), ResidentMemory.peak(), ResidentMemory.now());
        stages.merge(name, stage, Stage::then);
        return result;
    }

    /** The stages in the order of their first measurement. */
    List<Stage> stages() {
        return List.copyOf(stages.values());
    }

    /** The least of each stage, added. */
    double seconds() {
        return sum(Stage::seconds);
    }

    /** The most memory of the process in any stage. */
    long peakBytes() {
        return stages().stream().mapToLong(Stage::peakBytes).max().orElse(0);
    }

    /** A table in Markdown, the least of each stage where it was measured several times. */
    String table() {
        var table = new StringBuilder("| stage | seconds | CPU seconds | share | peak GB | GB after |\n")
                .append("|---|---|---|---|---|---|\n");
        double allCpu = sum(Stage::cpuSeconds);
        for (Stage stage : stages()) {
            table.append(row(stage.name, stage.seconds(), stage.cpuSeconds(), stage.cpuSeconds() / allCpu,
                    stage.peakBytes, stage.residentBytes));
        }
        return table.append(row("total", seconds(), allCpu, 1, peakBytes(), ResidentMemory.now())).toString();
    }

    private double sum(ToDoubleFunction<Stage> part) {
        return stages().stream().mapToDouble(part).sum();
    }

    private static String row(
            String name, double seconds, double cpuSeconds, double share, long peak, long after) {
        return String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.1f %% | %.2f | %.2f |%n",
                name, seconds, cpuSeconds, 100 * share, peak / GIGABYTE, after / GIGABYTE);
    }
}
