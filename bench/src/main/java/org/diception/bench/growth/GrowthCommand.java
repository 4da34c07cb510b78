package org.diception.bench.growth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.diception.Device;
import org.diception.Precision;
import org.diception.bench.Documents;
import org.diception.bench.Machine;
import org.diception.bench.ModelSize;
import org.diception.bench.RandomModel;
import org.diception.bench.ResidentMemory;
import org.diception.bench.compare.Exchange;
import org.diception.pipeline.LoadedModel;
import org.diception.pipeline.ModelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench growth PHOTO}. */
@Command(
        name = "growth",
        description = {
            "Measure how time and memory grow with resolution, tasks, batch and steps, on a random model of",
            "a third of Stable Diffusion 3 medium's width and depth that is deleted afterwards."
        },
        mixinStandardHelpOptions = true)
public final class GrowthCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PHOTO")
    private Path photo;

    @Option(names = "--axes", split = ",", defaultValue = "side,tasks,batch,steps",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<String> axes;

    @Option(names = "--size", defaultValue = "256", paramLabel = "N",
            description = "Side where something else is varied. Default: ${DEFAULT-VALUE}.")
    private int side;

    @Option(names = "--precision", defaultValue = "bf16",
            description = "f32 or bf16. Default: ${DEFAULT-VALUE}.")
    private String precision;

    @Option(names = "--threads", defaultValue = "2", paramLabel = "N",
            description = "Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--repeat", defaultValue = "2", paramLabel = "R",
            description = "Of each value; the least counts. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Mixin
    private Documents documents;

    @Override
    public Integer call() throws Exception {
        List<Axis> wanted = Axis.parse(axes);
        Precision format = Precision.parse(precision);
        try (Exchange place = Exchange.open()) {
            Path folder = place.folder().resolve("model");
            new RandomModel(ModelSize.SD3_THIRD, file -> {}).write(folder);
            List<Curve> curves = new ArrayList<>();
            try (LoadedModel model = LoadedModel.load(ModelFolder.of(folder, Optional.empty()), Device.CPU,
                    format, OptionalInt.of(threads))) {
                var growth = new Growth(model, ResidentMemory.now(), folder, photo, format, side, rounds,
                        System.err::println);
                wanted.forEach(axis -> curves.add(growth.along(axis)));
            }
            write(curves, format);
        }
        return 0;
    }

    private void write(List<Curve> curves, Precision format) throws Exception {
        String machine = Machine.describe(threads);
        List<String> block = new ArrayList<>(List.of(
                "A random model of a third of Stable Diffusion 3 medium's width and depth, " + format
                        + ". Machine: " + machine + ".", "",
                "| grows | CPU seconds | MiB above the model | exponent of the arithmetic | of CPU seconds"
                        + " | of memory |",
                "|---|---|---|---|---|---|"));
        curves.forEach(curve -> block.add(curve.row()));
        Map<String, String> plots = new LinkedHashMap<>();
        curves.forEach(curve -> plots.put("growth-" + curve.axis(), curve.plot()));
        documents.write("growth", Map.of("machine", machine, "precision", format, "curves", curves), block,
                plots);
    }
}
