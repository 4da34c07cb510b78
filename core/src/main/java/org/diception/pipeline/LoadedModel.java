package org.diception.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bytedeco.pytorch.global.torch;
import org.diception.Device;
import org.diception.Precision;
import org.diception.io.JsonConfig;
import org.diception.nn.Engine;

/**
 * All networks of a model folder, their weights in native memory until {@link #close}.
 *
 * @param warnings what is odd about the weights, one line each
 */
public record LoadedModel(
        String name, String fingerprint, ModelProfile profile, Pipeline pipeline, List<String> warnings,
        List<AutoCloseable> owned) implements AutoCloseable {

    /** Loads everything, in the given format on the given device, one tensor at a time. */
    public static LoadedModel load(
            ModelFolder folder, Device device, Precision precision, OptionalInt threads) {
        var engine = new Engine(device, precision);
        threads.ifPresent(torch::set_num_threads);
        ModelProfile profile = ModelProfile.of(JsonConfig.read(folder.root().resolve("model_index.json")));
        List<AutoCloseable> owned = new ArrayList<>();
        try {
            List<String> warnings = new ArrayList<>();
            Networks networks = new NetworkLoader(folder, engine, owned, warnings).load();
            return new LoadedModel(folder.name(), Fingerprint.of(folder), profile,
                    new Pipeline(networks, engine), List.copyOf(warnings), owned);
        } catch (RuntimeException e) {
            close(owned);
            throw e;
        }
    }

    @Override
    public void close() {
        close(owned);
    }

    private static void close(List<AutoCloseable> owned) {
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
