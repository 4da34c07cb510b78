package org.diception.train.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.diception.train.StepReport;

/** A run in a process of its own, which can be killed. */
final class ChildRun {
    private final Process process;
    private final BufferedReader lines;
    private final List<String> said = new ArrayList<>();

    private ChildRun(Process process) {
        this.process = process;
        this.lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What the process does: trains, and says each step. */
    public static void main(String[] arguments) {
        RunListener listener = new RunListener() {
            @Override
            public void say(String line) {
                System.out.println(line);
            }

            @Override
            public void stepped(StepReport report, long of, double perSecond) {
                System.out.println("step " + report.step());
            }
        };
        try (StopRequest stop = new StopRequest()) {
            new TrainingRun(Path.of(arguments[0]), listener, stop).run();
        }
    }

    /** Starts one, with some words of a shell before it. */
    static ChildRun start(Path recipe, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true",
                "-Dorg.bytedeco.openblas.load=mkl", "-cp", System.getProperty("java.class.path"),
                ChildRun.class.getName(), recipe.toString()));
        return new ChildRun(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Reads what it says until a line is the wanted one; false if it ends before. */
    boolean await(Predicate<String> wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (wanted.test(line)) {
                return true;
            }
        }
        return false;
    }

    /** All that it has said so far. */
    String said() {
        return String.join("\n", said);
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    void terminate() {
        process.toHandle().destroy(); // Process.destroy would close its output
    }

    /** Waits for its end; the exit code is the result. */
    int end() throws IOException, InterruptedException {
        await(line -> false);
        return process.waitFor();
    }
}
