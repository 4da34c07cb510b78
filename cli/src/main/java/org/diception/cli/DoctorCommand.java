package org.diception.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.ModelException;
import org.diception.Precision;
import org.diception.Version;
import org.diception.nn.Hardware;
import org.diception.pipeline.ModelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code diception doctor}: what this machine has, what is missing, what that costs. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Say what this machine has, what is missing, and what that costs. Takes a second.",
        footerHeading = "%nExamples:%n",
        footer = {"  diception doctor", "  diception doctor --model models/sd3"})
final class DoctorCommand implements Callable<Integer> {
    private static final double GIB = 1 << 30;
    /** Rows and columns of the product that is timed. */
    private static final int MATRIX = 1024;

    private final Terminal terminal;

    @Option(names = "--model", paramLabel = "DIR", description = "A model folder to look at.")
    private Optional<Path> model = Optional.empty();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        line("version", "diception " + Version.NUMBER + ", Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        line("device", Hardware.cuda()
                ? "cpu, cuda"
                : "cpu; cuda needs an NVIDIA driver and the Maven profile 'cuda'");
        int processors = Runtime.getRuntime().availableProcessors();
        line("threads", Hardware.threads() + " of " + processors + " processors");
        Hardware.Memory memory = Hardware.memory();
        line("memory", String.format(Locale.ROOT,
                "%.1f GiB, %.1f free; the official model in bf16 needs about 7",
                memory.total() / GIB, memory.available() / GIB));
        kernels();
        pages();
        line("nano", describe(Optional.empty()));
        model.ifPresent(folder -> line("model", describe(model)));
        return 0;
    }

    private void kernels() {
        line("vectors", Hardware.vectors());
        line("matrices", Hardware.mkl() ? "MKL"
                : "OpenBLAS; bf16 can be many times slower than with MKL: put mkl and mkl-redist on the class"
                + " path and start with -Dorg.bytedeco.openblas.load=mkl (the launcher does on x86-64)");
        line("bfloat16", Hardware.bfloat16Instructions().isEmpty()
                ? "no instructions for it: computed in f32, so that bf16 saves memory here, not time"
                : String.join(", ", Hardware.bfloat16Instructions()));
        line("speed", String.format(Locale.ROOT, "%.0f GFLOPS in f32, %.0f in bf16",
                Hardware.matmulGflops(Precision.F32, MATRIX),
                Hardware.matmulGflops(Precision.BF16, MATRIX)));
    }

    private void pages() {
        String tunables = System.getenv().getOrDefault("GLIBC_TUNABLES", "");
        line("pages", tunables.contains("hugetlb") ? "huge"
                : "small; page faults cost up to half of memory-bound work:"
                + " set GLIBC_TUNABLES=glibc.malloc.hugetlb=1 (the launcher does)");
    }

    private static String describe(Optional<Path> folder) {
        try {
            ModelFolder found = folder.isPresent()
                    ? ModelFolder.of(folder.get(), Optional.empty()) : ModelFolder.nano();
            return found.describe();
        } catch (ModelException e) {
            return "not usable: " + e.getMessage();
        }
    }

    private void line(String what, String value) {
        PrintStream out = terminal.out();
        out.printf(Locale.ROOT, "%-10s %s%n", what, value);
    }
}
