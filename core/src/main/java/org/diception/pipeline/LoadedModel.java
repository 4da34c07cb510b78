package org.diception.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.diception.Adapter;
import org.diception.Device;
import org.diception.Precision;
import org.diception.io.JsonConfig;
import org.diception.nn.Engine;

/**
 * All networks of a model folder, their weights in native memory until {@link #close}. Not safe for use by
 * several threads.
 */
public final class LoadedModel implements AutoCloseable {
    private final ModelFolder folder;
    private final ModelProfile profile;
    private final Engine engine;
    private final String baseFingerprint;
    private final List<String> warnings = new ArrayList<>();
    private final List<AutoCloseable> owned = new ArrayList<>();
    private final NetworkLoader.Loaded base;

    private List<Adapter> adapters = List.of();
    private AdapterStack stack;
    private Pipeline pipeline;

    private LoadedModel(ModelFolder folder, Engine engine) {
        this.folder = folder;
        this.engine = engine;
        this.profile = ModelProfile.of(JsonConfig.read(folder.root().resolve("model_index.json")));
        Supplier<String> fingerprint = Fingerprint.begin(folder);
        try {
            this.base = new NetworkLoader(folder, engine, owned, warnings).load();
            this.baseFingerprint = fingerprint.get();
            adapt(List.of());
        } catch (RuntimeException e) {
            close(owned);
            throw e;
        }
    }

    /** Loads everything, in the given format on the given device, one tensor at a time. */
    public static LoadedModel load(
            ModelFolder folder, Device device, Precision precision, OptionalInt threads) {
        var engine = new Engine(device, precision);
        threads.ifPresent(torch::set_num_threads);
        return new LoadedModel(folder, engine);
    }

    /**
     * Adds adapters in place of those that were there before; none takes all away. The model's own weights
     * stay as they are.
     *
     * @throws org.diception.ModelException if one is broken or belongs to another model; the earlier ones
     *     stay then
     */
    public void adapt(List<Adapter> wanted) {
        var fresh = new AdapterStack(wanted, base.networks(), base.weights(), engine);
        if (stack != null) {
            stack.close();
        }
        stack = fresh;
        adapters = List.copyOf(wanted);
        pipeline = new Pipeline(fresh.networks(), engine);
    }

    /** The model's name, and the adapters' behind it. */
    public String name() {
        return Stream.concat(Stream.of(folder.name()), adapters.stream().map(Adapter::label))
                .collect(Collectors.joining(" + "));
    }

    /** A short name for the weights, those of the adapters included. */
    public String fingerprint() {
        return adapters.isEmpty() ? baseFingerprint : Fingerprint.of(baseFingerprint, adapters);
    }

    public ModelProfile profile() {
        return profile;
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    /** What is odd about the weights, one line each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() {
        stack.close();
        close(owned);
    }

    static void close(List<AutoCloseable> owned) {
        for (AutoCloseable resource : owned) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException("freeing native memory does not fail", e);
            }
        }
        owned.clear();
    }
}
