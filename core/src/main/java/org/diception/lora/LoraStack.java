package org.diception.lora;

import java.util.ArrayList;
import java.util.List;
import org.diception.Adapter;
import org.diception.nn.Adapters;
import org.diception.nn.Engine;
import org.diception.nn.LowRank;

/**
 * The LoRAs of several adapters, whose additions add up. Its matrices are read as layers ask for them, until
 * {@link #built}. Owns them until {@link #close}; not safe for use by several threads.
 */
public final class LoraStack implements Adapters, AutoCloseable {
    private final List<LoraFile> files = new ArrayList<>();
    private final List<LoraLayers> layers = new ArrayList<>();

    /** @throws org.diception.ModelException if an adapter is missing or broken */
    public LoraStack(List<Adapter> adapters, Engine engine) {
        try {
            for (Adapter adapter : adapters) {
                LoraFile file = LoraFile.open(adapter.path());
                files.add(file);
                layers.add(LoraLayers.of(file, adapter.weight(), engine));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public List<LowRank> of(String layer, long in, long out) {
        return Adapters.stack(layers).of(layer, in, out);
    }

    /**
     * To be called when all layers have asked: closes the files.
     *
     * @throws org.diception.ModelException if an adapter has something for layers that did not ask
     */
    public void built() {
        layers.forEach(LoraLayers::requireAllUsed);
        files.forEach(LoraFile::close);
        files.clear();
    }

    @Override
    public void close() {
        files.forEach(LoraFile::close);
        layers.forEach(LoraLayers::close);
    }
}
