package org.diception.pipeline;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.diception.ModelException;
import org.diception.io.JsonConfig;
import org.diception.io.Layered;
import org.diception.model.FlowMatch;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;
import org.diception.text.TextConditioner;
import org.diception.vae.Autoencoder;
import org.diception.vae.Autoencoders;

/**
 * Builds the networks of a model folder. What the DICEPTION checkpoint lacks comes from the folder's own
 * transformer, as the official {@code load_state_dict(strict=False)} does it, but not in silence.
 *
 * @param owned everything that holds native memory, to be closed by whoever closes the model
 * @param warnings what is odd about the weights, one line each
 */
record NetworkLoader(ModelFolder folder, Engine engine, List<AutoCloseable> owned, List<String> warnings) {
    private static final int SHOWN = 3;

    /** The networks, and the weights that the transformer was built from. */
    record Loaded(Networks networks, Weights weights) {}

    Loaded load() {
        TransformerConfig config = TransformerConfig.of(config("transformer/config.json"));
        FlowMatch flow = FlowMatch.of(config("scheduler/scheduler_config.json"));
        TextConditioner text = own(TextConditioner.open(folder.root(), engine));
        check("the prompts' tokens", text.width(), "joint_attention_dim", config.jointAttentionDim());
        check("the pooled prompts", text.pooledWidth(), "pooled_projection_dim",
                config.pooledProjectionDim());
        Autoencoder autoencoder = own(Autoencoders.load(folder.root().resolve("vae"), engine)).autoencoder();
        check("the autoencoder's latents", autoencoder.channels(), "out_channels", config.outChannels());
        try (TensorSource source = tensors()) {
            Weights weights = own(Weights.of(source, engine));
            Transformer transformer = Transformer.of(weights.sub(Checkpoints.TRANSFORMER), config);
            PointEncoder points = PointEncoder.of(weights, config.width());
            warn(weights.unused(), " tensors of " + source.label() + " are not used: ");
            return new Loaded(new Networks(text, autoencoder, transformer, points, flow), weights);
        }
    }

    private TensorSource tensors() {
        TensorSource source = Checkpoints.open(folder);
        if (source instanceof Layered layered) {
            warn(layered.fromBase(), " tensors are missing in " + layered.checkpoint().label()
                    + ", those of " + layered.base().label() + " are used: ");
        }
        return source;
    }

    private void warn(Set<String> names, String about) {
        if (!names.isEmpty()) {
            String more = names.size() > SHOWN ? ", ..." : "";
            String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
            warnings.add(names.size() + about + shown + more);
        }
    }

    private JsonConfig config(String name) {
        return JsonConfig.read(folder.root().resolve(name));
    }

    private <T extends AutoCloseable> T own(T resource) {
        owned.add(resource);
        return resource;
    }

    private void check(String what, long width, String key, long wanted) {
        if (width != wanted) {
            throw new ModelException(folder.root() + ": " + what + " are " + width + " wide, " + key
                    + " of the transformer is " + wanted + "; the parts belong to different models");
        }
    }
}
