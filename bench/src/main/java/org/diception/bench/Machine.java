package org.diception.bench;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diception.nn.Hardware;

/** What a measurement must say about the machine, without its name. */
public final class Machine {
    private static final double GIBIBYTE = 1L << 30;

    private Machine() {}

    /** Such as {@code x86-64 with AVX512 and avx512_bf16, MKL, 2 cores used, 23 GiB}. */
    public static String describe(int threads) {
        String kinds = Stream.concat(Stream.of(Hardware.vectors()),
                Hardware.bfloat16Instructions().stream()).collect(Collectors.joining(" and "));
        return String.format(Locale.ROOT, "%s with %s, %s, %d %s used, %.0f GiB",
                System.getProperty("os.arch"), kinds, Hardware.mkl() ? "MKL" : "OpenBLAS", threads,
                threads == 1 ? "thread" : "threads", Hardware.memory().total() / GIBIBYTE);
    }
}
