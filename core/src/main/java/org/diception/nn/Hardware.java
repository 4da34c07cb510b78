package org.diception.nn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.Precision;

/** What this machine offers the network, as libtorch and Linux see it. Stateless and thread-safe. */
public final class Hardware {
    private static final int TRIES = 5;

    private Hardware() {}

    /** Threads that one operation is spread over. */
    public static int threads() {
        Engine.load();
        return torch.get_num_threads();
    }

    /** The widest vector instructions that libtorch has kernels for here, such as {@code AVX512}. */
    public static String vectors() {
        Engine.load();
        return torch.get_cpu_capability().getString();
    }

    /** Whether a usable GPU and the CUDA build of libtorch are there. */
    public static boolean cuda() {
        Engine.load();
        return torch.cuda_is_available();
    }

    /** Whether MKL does the matrix products; otherwise OpenBLAS does. */
    public static boolean mkl() {
        Engine.load();
        return lines(Path.of("/proc/self/maps")).stream().anyMatch(line -> line.contains("libmkl_rt"));
    }

    /** Whether the processor multiplies bfloat16 itself: AMX, AVX-512-BF16 or neither. */
    public static List<String> bfloat16Instructions() {
        String flags = lines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("flags")).findFirst().orElse("");
        return Stream.of("amx_bf16", "avx512_bf16").filter(flag -> flags.contains(" " + flag)).toList();
    }

    /**
     * Billions of multiplications and additions per second of square matrix products as layers compute them,
     * the best of {@value #TRIES} tries: what the machine can do, next to what a network reaches.
     *
     * @param side rows and columns of the matrices; 1024 take a tenth of a second
     */
    public static double matmulGflops(Precision precision, int side) {
        var engine = new Engine(Device.CPU, precision);
        double best = 0;
        try (var scope = new Scope()) {
            Tensor matrix = engine.cast(torch.ones(side, side));
            Linear product = new Linear(matrix, null, List.of());
            product.forward(matrix); // the first one builds the kernel
            for (int i = 0; i < TRIES; i++) {
                try (var each = new Scope()) {
                    long start = System.nanoTime();
                    product.forward(matrix);
                    best = Math.max(best, 2.0 * side * side * side / (System.nanoTime() - start));
                }
            }
        }
        return best;
    }

    /** Memory of the machine and what of it is free, in bytes; zeros where the system does not say. */
    public static Memory memory() {
        return new Memory(kilobytes("MemTotal:") << 10, kilobytes("MemAvailable:") << 10);
    }

    /** Bytes of memory. */
    public record Memory(long total, long available) {}

    private static long kilobytes(String key) {
        return lines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElse(0);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(); // not Linux
        }
    }
}
