package org.diception.train;

import org.bytedeco.pytorch.Tensor;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Initializer;
import org.diception.nn.Weights;
import org.diception.train.optim.ParameterSet;

/**
 * What is trained: transformer and point encoder, under the very keys of the DICEPTION checkpoint, and the
 * heads on the photo's tokens, which stay behind when training is over.
 */
public record TrainedNetwork(Transformer transformer, PointEncoder points, PhotoTokenHeads heads) {
    /** The gaussian features of a point: an eighth of the released model's, for a picture of a few tokens. */
    private static final long POINT_FEATURES = 128;

    private static final String POSITIONS = "transformer.pos_embed.pos_embed";
    private static final String GAUSSIAN = "positional_encoding_gaussian_matrix";

    /** Builds the layers over existing tensors; the heads for so many common questions. */
    static TrainedNetwork of(Weights weights, TransformerConfig config, int common) {
        int patchValues = config.patchSize() * config.patchSize() * config.outChannels();
        return new TrainedNetwork(
                Transformer.of(weights.sub("transformer"), config),
                PointEncoder.of(weights, config.width()),
                PhotoTokenHeads.of(weights, config.width(), patchValues, config.numLayers(), common));
    }

    /**
     * New parameters from a start for the transformer; the tables of positions and
     * of point features stay frozen.
     */
    public static ParameterSet start(TransformerConfig config, Initializer initializer, int common) {
        ParameterSet parameters = new ParameterSet("training");
        Initializer recording = (name, shape) -> {
            String inner = name.startsWith("transformer.") ? name.substring("transformer.".length()) : name;
            Tensor tensor = initializer.create(inner, shape);
            parameters.add(name, tensor, !name.equals(POSITIONS) && !name.equals(GAUSSIAN));
            return tensor;
        };
        try (Weights weights = Weights.create(recording, Engine.cpu())) {
            weights.tensor(GAUSSIAN, 2, POINT_FEATURES);
            weights.tensor("point_embedder.0.weight", config.width(), 2 * POINT_FEATURES);
            of(weights, config, common);
        }
        return parameters;
    }
}
