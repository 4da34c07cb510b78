package org.diception.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Engine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the process holds while weights are loaded, as Linux counts it. */
class LoadingMemoryTest {
    private static final int TENSORS = 4;
    private static final long ELEMENTS = 25_000_000;

    /** Setting this file to 5 starts the peak of the resident set anew. */
    private static final Path RESET_PEAK = Path.of("/proc/self/clear_refs");

    private static final Path STATUS = Path.of("/proc/self/status");

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeFile() {
        assumeTrue(Files.isWritable(RESET_PEAK), "the peak of the resident set is known on Linux only");
        Engine.load();
        try (var scope = new PointerScope()) {
            Tensor values = torch.zeros(ELEMENTS).to(ScalarType.Half);
            var writer = new SafetensorsWriter();
            for (int i = 0; i < TENSORS; i++) {
                writer.add("t" + i, ScalarType.Half, new long[] {ELEMENTS}, () -> values);
            }
            writer.write(folder.resolve("large.safetensors"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Half, 2", "BFloat16, 2", "Float, 4"})
    void thePeakWhileLoadingStaysWithinTenPercentOfTheTensors(ScalarType wanted, int bytes)
            throws IOException {
        try (var file = SafetensorsFile.open(folder.resolve("large.safetensors"))) {
            loadOnce(file, wanted); // libraries, threads and the allocator are ready after that
            try (var scope = new PointerScope()) {
                long before = kilobytes("VmRSS");
                Files.writeString(RESET_PEAK, "5");
                for (String name : file.names()) {
                    file.load(name, wanted);
                }
                long tensors = TENSORS * ELEMENTS * bytes / 1024;
                assertThat(kilobytes("VmHWM") - before).isLessThan(tensors * 11 / 10);
            }
        }
    }

    private static void loadOnce(SafetensorsFile file, ScalarType wanted) {
        try (var scope = new PointerScope()) {
            file.load("t0", wanted);
        }
    }

    private static long kilobytes(String key) throws IOException {
        return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
