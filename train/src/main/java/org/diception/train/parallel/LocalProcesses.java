package org.diception.train.parallel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.diception.InputException;

/**
 * Several processes of one program on this machine, connected over its loopback. What they say appears with
 * their rank; when one ends badly the others are ended, as is all when this process is.
 */
public final class LocalProcesses {
    /** Gloo says on stdout how many peers it has. */
    private static final String GLOO = "[Gloo]";
    private static final String GPUS = "CUDA_VISIBLE_DEVICES";

    private static final long GRACE_SECONDS = 20;
    private static final long POLL_MILLIS = 50;

    private final List<String> command;
    private final int count;
    private final PrintStream out;
    private final PrintStream err;
    private final List<Process> processes = new CopyOnWriteArrayList<>(); // the hook reads it as well
    private final List<Thread> readers = new ArrayList<>();

    /**
     * @param command program and arguments, the same for all
     * @param out gets what rank 0 writes to stdout
     * @param err gets what all write to stderr, with their ranks
     */
    public LocalProcesses(List<String> command, int count, PrintStream out, PrintStream err) {
        this.command = List.copyOf(command);
        this.count = count;
        this.out = out;
        this.err = err;
    }

    /** The command that starts a main class in a Java like this one. */
    public static List<String> java(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-Ddiception.terminal")) // lines, no progress bars
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return command;
    }

    /** Starts all and waits for their end; gives 0, or the exit code of the first that ended badly. */
    public int run() {
        Thread ending = new Thread(this::ask, "end processes");
        try {
            Runtime.getRuntime().addShutdownHook(ending);
            int port = freePort();
            for (int rank = 0; rank < count; rank++) {
                start(new Placement(rank, count, "127.0.0.1", port));
            }
            int code = firstBad();
            if (code != 0 && !allEnd(GRACE_SECONDS) && unhook(ending)) { // they say themselves what they miss
                end();
            }
            for (Thread reader : readers) {
                reader.join();
            }
            return code;
        } catch (IOException e) {
            throw new InputException(
                    command.get(0) + ": cannot be started " + count + " times (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            if (unhook(ending)) { // else the hook is at it
                end();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Each process sees one GPU, the next of those that are visible here. */
    static String gpu(String visible, int rank) {
        if (visible == null || visible.isBlank()) {
            return Integer.toString(rank);
        }
        String[] gpus = visible.split(",");
        return rank < gpus.length ? gpus[rank].strip() : ""; // refused then as no GPU
    }

    private void start(Placement placement) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.putAll(placement.environment());
        environment.put("LOCAL_RANK", Integer.toString(placement.rank()));
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / count);
        environment.putIfAbsent("OMP_NUM_THREADS", Integer.toString(threads));
        environment.put(GPUS, gpu(environment.get(GPUS), placement.rank()));
        environment.putIfAbsent("TORCH_NCCL_BLOCKING_WAIT", "1"); // a lost peer is to be an exception as well
        environment.putIfAbsent("TORCH_CPP_LOG_LEVEL", "ERROR"); // what matters comes as an exception
        Process process = builder.start();
        processes.add(process);
        process.getOutputStream().close();
        String prefix = "rank " + placement.rank() + ": ";
        read(process.getErrorStream(), line -> err.println(prefix + line));
        read(process.getInputStream(), line -> {
            if (placement.rank() == 0 && !line.startsWith(GLOO)) {
                out.println(line);
            }
        });
    }

    private void read(InputStream stream, Consumer<String> line) {
        Thread reader = new Thread(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().forEach(line);
            } catch (IOException | UncheckedIOException e) {
                line.accept("what it says cannot be read any more: " + e);
            }
        }, "output of a process");
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }

    private int firstBad() throws InterruptedException {
        while (true) {
            boolean all = true;
            for (Process process : processes) {
                if (process.isAlive()) {
                    all = false;
                } else if (process.exitValue() != 0) {
                    return process.exitValue();
                }
            }
            if (all) {
                return 0;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean allEnd(long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (Process process : processes) {
            if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** This process is asked to end, and asks the others; they make their step and save, however long. */
    private void ask() {
        processes.forEach(process -> process.toHandle().destroy()); // Process.destroy would close the streams
        processes.forEach(process -> process.toHandle().onExit().join());
    }

    /** Ends what is left after a failure. */
    private void end() {
        try {
            processes.forEach(process -> process.toHandle().destroy());
            if (!allEnd(GRACE_SECONDS)) {
                processes.forEach(Process::destroyForcibly);
            }
        } catch (InterruptedException e) {
            processes.forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    /** False if this process is ending already. */
    private static boolean unhook(Thread ending) {
        try {
            return Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
