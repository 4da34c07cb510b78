package org.diception.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.diception.io.JsonConfig;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Weights;
import org.diception.text.TextNetworks;
import org.diception.vae.Autoencoders;

/**
 * The models that can be written. Their config files are resources, laid out as in the folder that is
 * written.
 */
public enum ModelSize {
    /** Stable Diffusion 3 medium with the point encoder of the released DICEPTION weights. */
    SD3_MEDIUM(2048, 1024, 77 + 256),
    /** A third of its width and depth, with a narrow autoencoder: to see how work grows. */
    SD3_THIRD(2048, 1024, 77 + 256),
    /** The same layers, a few of them, a few channels wide: for tests. */
    SMALL(20, 8, 9);

    /** Everything in the folder that is no tensor. */
    static final List<String> CONFIGS = List.of(
            "model_index.json", "transformer/config.json", "vae/config.json",
            "scheduler/scheduler_config.json");

    /** Configs of the text encoders, which are written where they are asked for. */
    static final List<String> TEXT_CONFIGS = List.of("text_encoder/config.json", "text_encoder_2/config.json",
            "text_encoder_3/config.json");

    private final long pointWidth;
    private final long pointFeatures;
    private final long promptTokens;

    ModelSize(long pointWidth, long pointFeatures, long promptTokens) {
        this.pointWidth = pointWidth;
        this.pointFeatures = pointFeatures;
        this.promptTokens = promptTokens;
    }

    /** The bytes of one of {@link #CONFIGS} or {@link #TEXT_CONFIGS}. */
    byte[] config(String name) {
        try (InputStream in = ModelSize.class.getResourceAsStream(this + "/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of the transformer. */
    public TransformerConfig transformer() {
        return TransformerConfig.of(json("transformer/config.json"));
    }

    /** Keys and shapes of {@code transformer/}. */
    public Blueprint transformerBlueprint() {
        return Blueprint.of(weights -> Transformer.of(weights, transformer()));
    }

    /** Keys and shapes of {@code vae/}. */
    public Blueprint autoencoderBlueprint() {
        return Blueprint.of(weights -> Autoencoders.of(json("vae/config.json"), weights));
    }

    /**
     * Keys and shapes of a text encoder.
     *
     * @param config one of {@link #TEXT_CONFIGS}
     */
    Blueprint textBlueprint(String config) {
        if (config.startsWith("text_encoder_3")) {
            return Blueprint.of(weights -> TextNetworks.takeT5(weights, json(config)))
                    .without(key -> key.endsWith(".bias"));
        }
        return Blueprint.of(weights -> TextNetworks.takeClip(weights, json(config)))
                .without(key -> key.equals("text_projection.bias"));
    }

    /** Keys and shapes of the DICEPTION checkpoint: the whole transformer and the point encoder. */
    public Blueprint checkpointBlueprint() {
        return Blueprint.of(weights -> {
            Transformer.of(weights.sub("transformer"), transformer());
            takePointEncoder(weights);
        });
    }

    private void takePointEncoder(Weights weights) {
        // two widths that stand in no config: the encoder reads them off these tensors
        weights.tensor("positional_encoding_gaussian_matrix", 2, pointFeatures);
        weights.tensor("point_embedder.0.weight", pointWidth, 2 * pointFeatures);
        PointEncoder.of(weights, transformer().width());
    }

    /** Tokens of an encoded prompt: 77 of CLIP, 256 of T5. */
    long promptTokens() {
        return promptTokens;
    }

    private JsonConfig json(String name) {
        try {
            return new JsonConfig(this + "/" + name, new ObjectMapper().readTree(config(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
