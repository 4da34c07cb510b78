package org.diception.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.diception.Adapter;
import org.diception.Compatibility;
import org.diception.Device;
import org.diception.Diception;
import org.diception.Options;
import org.diception.PointOrder;
import org.diception.Precision;
import org.diception.Task;
import org.diception.WorkingSize;
import picocli.CommandLine.Option;

/** Which model to load and how to run it: the options that all commands with a model share. */
final class ModelOptions {
    private static final String NANO = "nano";

    @Option(names = "--model", paramLabel = "DIR|nano", defaultValue = NANO,
            description = "Folder in the diffusers layout, or the embedded model. Default: ${DEFAULT-VALUE}.")
    private String model;

    @Option(names = "--checkpoint", paramLabel = "FILE",
            description = "DICEPTION weights (.pth or .safetensors), where they do not lie in the folder.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(names = "--adapter", paramLabel = "DIR[:WEIGHT]",
            description = "Add a LoRA, and the task it brings; several times to stack. Default weight: 1.")
    private List<String> adapters = List.of();

    @Option(names = "--device", paramLabel = "cpu|cuda", description = "Where to run. Default: cpu.")
    private Optional<String> device = Optional.empty();

    @Option(names = "--precision", paramLabel = "f32|bf16", description = "Number format. Default: f32.")
    private Optional<String> precision = Optional.empty();

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads of an operation. Default: all cores.")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--batch", paramLabel = "N",
            description = "Answers computed together. Default: as many as fit about 1 GiB,"
                    + " at most 8; on a GPU 1.")
    private Optional<Integer> batch = Optional.empty();

    @Option(names = "--size", paramLabel = "N|WxH",
            description = "Size at which the network works. Default: the model's own, officially 768.")
    private Optional<String> size = Optional.empty();

    @Option(names = "--point-order", paramLabel = "x-y|y-x",
            description = "Order of coordinates that the weights expect. Default: the model's own.")
    private Optional<String> pointOrder = Optional.empty();

    @Option(names = "--compatibility", paramLabel = "official-single|official-batch",
            description = "Read, resize and round as one of the authors' scripts does.")
    private Optional<String> compatibility = Optional.empty();

    /** Loads the model. */
    Diception load() {
        return model.equals(NANO) ? Diception.nano(options()) : Diception.load(Path.of(model), options());
    }

    /** Loads the model; where nobody says how many answers are computed together, so many. */
    Diception load(int usualBatch) {
        batch = Optional.of(batch(usualBatch));
        return load();
    }

    /** How many answers are computed together; so many where nobody says it. */
    int batch(int usual) {
        return batch.orElse(usual);
    }

    /** What can be asked: the six tasks and those of the adapters. */
    List<Task> tasks() {
        return Task.with(adapters());
    }

    private List<Adapter> adapters() {
        return adapters.stream().map(Adapter::parse).toList();
    }

    /** Whose habits are followed. */
    Compatibility compatibility() {
        return compatibility.map(Compatibility::parse).orElse(Compatibility.NONE);
    }

    private Options options() {
        Options options = Options.defaults().withCompatibility(compatibility());
        options = checkpoint.map(options::withCheckpoint).orElse(options);
        for (Adapter adapter : adapters()) {
            options = options.withAdapter(adapter.path(), adapter.weight());
        }
        options = device.map(Device::parse).map(options::withDevice).orElse(options);
        options = precision.map(Precision::parse).map(options::withPrecision).orElse(options);
        options = threads.map(options::withThreads).orElse(options);
        options = batch.map(options::withBatch).orElse(options);
        options = pointOrder.map(PointOrder::parse).map(options::withPointOrder).orElse(options);
        if (size.isPresent()) {
            WorkingSize wanted = WorkingSize.parse(size.get());
            options = options.withSize(wanted.width(), wanted.height());
        }
        return options;
    }
}
