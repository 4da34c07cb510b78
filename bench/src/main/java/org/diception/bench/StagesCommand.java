package org.diception.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.InputException;
import org.diception.Precision;
import org.diception.image.Planes;
import org.diception.io.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench stages --model DIR photo.jpg}. */
@Command(
        name = "stages",
        description = "Measure seconds and memory of each stage of a depth answer in one step.",
        mixinStandardHelpOptions = true)
final class StagesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PHOTO")
    private Path photo;

    @Option(names = "--model", paramLabel = "DIR", required = true,
            description = "As random-model writes it.")
    private Path model;

    @Option(names = "--precision", defaultValue = "bf16",
            description = "f32 or bf16. Default: ${DEFAULT-VALUE}.")
    private String precision;

    @Option(names = "--threads", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--answers", defaultValue = "1",
            description = "How many, one after the other. Default: ${DEFAULT-VALUE}.")
    private int answers;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the numbers go, too.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Precision format = Precision.parse(precision);
        double before = MatmulRate.gflops(format, threads);
        var times = new StageTimes();
        requireFinite(new FullPath(model, photo, format, threads).run(times, answers));
        double after = MatmulRate.gflops(format, threads);
        System.out.print(times.table());
        System.out.printf("2048 x 2048 matrix product, %s, %d threads: %.0f GFLOPS before, %.0f after%n",
                format, threads, before, after);
        write(times, Math.max(before, after));
        return 0;
    }

    private static void requireFinite(Planes picture) {
        for (float value : picture.data()) {
            if (!Float.isFinite(value)) {
                throw new InputException("the answer is not finite, so its times mean little");
            }
        }
    }

    private void write(StageTimes times, double gflops) throws Exception {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("model", model.getFileName().toString());
        report.put("precision", precision);
        report.put("threads", threads);
        report.put("matmul_gflops", gflops);
        report.put("total_seconds", times.seconds());
        report.put("peak_bytes", times.peakBytes());
        report.put("stages", times.stages());
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        byte[] bytes = mapper.writeValueAsBytes(report);
        json.ifPresent(file -> AtomicFile.write(file, out -> out.write(bytes)));
    }
}
