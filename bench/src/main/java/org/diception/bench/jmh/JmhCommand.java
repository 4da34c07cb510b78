package org.diception.bench.jmh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.diception.InputException;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench jmh PATTERN}. */
@Command(
        name = "jmh",
        description = "Run benchmarks of single parts, and keep what they say.",
        mixinStandardHelpOptions = true)
public final class JmhCommand implements Callable<Integer> {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    @Parameters(paramLabel = "PATTERN", defaultValue = ".*",
            description = "A regular expression that their names contain, such as ReadOut. Default: all.")
    private String pattern;

    @Option(names = "--warmup", defaultValue = "5", paramLabel = "SECONDS",
            description = "Default: ${DEFAULT-VALUE}.")
    private int warmup;

    @Option(names = "--seconds", defaultValue = "5",
            description = "Of measuring, in five parts. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--history", paramLabel = "FILE",
            description = "JSON to which the results are added, such as bench/history/jmh.json.")
    private Path history;

    @Override
    public Integer call() throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(pattern).forks(1)
                .mode(Mode.AverageTime).timeUnit(TimeUnit.MILLISECONDS)
                .warmupIterations(1).warmupTime(TimeValue.seconds(warmup))
                .measurementIterations(5).measurementTime(TimeValue.milliseconds(200L * seconds))
                .addProfiler(CpuTime.class).build()).run();
        if (results.isEmpty()) {
            throw new InputException("no benchmark ran; is '" + pattern + "' part of a name?");
        }
        if (history != null) {
            new History(history).add(commit(), cpu(), results);
        }
        return 0;
    }

    private static String commit() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
        String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? name : "unknown";
    }

    /** The processor's kind, as the system names it. */
    private static String cpu() throws IOException {
        if (!Files.exists(CPU_INFO)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(CPU_INFO).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
