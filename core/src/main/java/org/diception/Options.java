package org.diception;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How a model is loaded and run. Everything has a default:
 * {@code Options.defaults().withPrecision(Precision.BF16)}.
 *
 * <p>Immutable and thread-safe: each {@code with} method answers with a changed copy.
 */
public final class Options implements Cloneable {
    private Device device = Device.CPU;
    private Precision precision = Precision.F32;
    private OptionalInt threads = OptionalInt.empty();
    private Compatibility compatibility = Compatibility.NONE;
    private Optional<WorkingSize> size = Optional.empty();
    private Optional<PointOrder> pointOrder = Optional.empty();
    private Optional<Path> checkpoint = Optional.empty();
    private List<Adapter> adapters = List.of();
    private OptionalInt batch = OptionalInt.empty();

    private Options() {}

    /**
     * CPU, 32-bit floats, all cores, this library's own habits, the size and point order that the model
     * names.
     */
    public static Options defaults() {
        return new Options();
    }

    /** Where the network runs. */
    public Options withDevice(Device value) {
        return with(copy -> copy.device = value);
    }

    /** The number format of weights and activations. */
    public Options withPrecision(Precision value) {
        return with(copy -> copy.precision = value);
    }

    /** Threads that one operation is spread over, in the whole process. */
    public Options withThreads(int value) {
        if (value < 1) {
            throw new UsageException(value + " threads asked for, at least 1 is needed");
        }
        return with(copy -> copy.threads = OptionalInt.of(value));
    }

    /** Whose habits of reading, resizing and rounding are followed. */
    public Options withCompatibility(Compatibility value) {
        return with(copy -> copy.compatibility = value);
    }

    /**
     * The size at which the network works; photos are squashed to it. The official weights were trained at
     * 768 x 768.
     */
    public Options withSize(int width, int height) {
        var value = new WorkingSize(width, height);
        return with(copy -> copy.size = Optional.of(value));
    }

    /** In which order the network is fed the coordinates of points. */
    public Options withPointOrder(PointOrder value) {
        return with(copy -> copy.pointOrder = Optional.of(value));
    }

    /**
     * The DICEPTION weights, where they do not lie in the model's folder: a {@code .pth} or
     * {@code .safetensors} file.
     */
    public Options withCheckpoint(Path value) {
        return with(copy -> copy.checkpoint = Optional.of(value));
    }

    /**
     * A LoRA that is added to the model, beside those that were named before.
     *
     * @param path its folder or file
     * @param weight how much of it: 1 is what was trained
     */
    public Options withAdapter(Path path, double weight) {
        var added = new Adapter(path, weight);
        return with(copy -> copy.adapters = Stream.concat(adapters.stream(), Stream.of(added)).toList());
    }

    /**
     * Answers that pass through the network together. Without it as many as fit about 1 GiB, eight at most:
     * with the embedded model that is faster, the official size computes one at a time. On a GPU, where the
     * number changes the last bits, one at a time, and of several samples of one answer what fits.
     */
    public Options withBatch(int value) {
        if (value < 1) {
            throw new UsageException("batches of " + value + " asked for, at least 1 is needed");
        }
        return with(copy -> copy.batch = OptionalInt.of(value));
    }

    Device device() {
        return device;
    }

    Precision precision() {
        return precision;
    }

    OptionalInt threads() {
        return threads;
    }

    Compatibility compatibility() {
        return compatibility;
    }

    Optional<WorkingSize> size() {
        return size;
    }

    Optional<PointOrder> pointOrder() {
        return pointOrder;
    }

    Optional<Path> checkpoint() {
        return checkpoint;
    }

    List<Adapter> adapters() {
        return adapters;
    }

    OptionalInt batch() {
        return batch;
    }

    private Options with(Consumer<Options> change) {
        try {
            Options copy = (Options) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
