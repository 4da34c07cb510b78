package org.diception.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.Adapter;
import org.diception.lora.LoraStack;
import org.diception.model.Transformer;
import org.diception.nn.Engine;
import org.diception.nn.Weights;
import org.diception.text.BakedPrompts;
import org.diception.text.Overlaid;
import org.diception.text.TextConditioner;

/**
 * A model's networks with adapters: a transformer over the same weights to whose layers the adapters add, and
 * prompts of which the adapters bring some. Owns what the adapters hold, not the model.
 */
final class AdapterStack implements AutoCloseable {
    private final List<AutoCloseable> owned = new ArrayList<>();
    private final Engine engine;
    private Networks networks;

    /**
     * Loads adapters.
     *
     * @param base the networks without adapters
     * @param weights what the base's transformer was built from
     * @throws org.diception.ModelException if one is broken or belongs to another model
     */
    AdapterStack(List<Adapter> adapters, Networks base, Weights weights, Engine engine) {
        this.engine = engine;
        try {
            Transformer transformer = adapters.isEmpty()
                    ? base.transformer() : transformer(adapters, base, weights);
            TextConditioner text = base.text();
            for (Adapter adapter : adapters) {
                text = withPrompts(adapter.path(), text);
            }
            networks = new Networks(text, base.autoencoder(), transformer, base.pointEncoder(), base.flow());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Transformer transformer(List<Adapter> adapters, Networks base, Weights weights) {
        var loras = new LoraStack(adapters, engine);
        owned.add(loras);
        Transformer adapted = Transformer.of(
                weights.adapted(loras).sub(Checkpoints.TRANSFORMER), base.transformer().config());
        loras.built();
        return adapted;
    }

    /** An adapter that was made by diffusers or PEFT has no prompts. */
    private TextConditioner withPrompts(Path adapter, TextConditioner others) {
        Path file = adapter.resolve(BakedPrompts.FILE_NAME);
        if (!Files.exists(file)) {
            return others;
        }
        BakedPrompts prompts = BakedPrompts.open(file, engine);
        owned.add(prompts);
        return new Overlaid(prompts, others);
    }

    Networks networks() {
        return networks;
    }

    @Override
    public void close() {
        LoadedModel.close(owned);
    }
}
