package org.diception.train;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.diception.model.Condition;
import org.diception.model.PointEncoder;
import org.diception.model.Transformer;
import org.diception.model.TransformerConfig;
import org.diception.nn.Engine;
import org.diception.nn.Weights;
import org.diception.text.TextEmbedding;

/**
 * The layers that a step passes through: transformer and point encoder, under the very keys of the DICEPTION
 * checkpoint, and the heads on the photo's tokens, if there are any, which stay behind when training is over.
 */
public record TrainedNetwork(Transformer transformer, PointEncoder points, Optional<PhotoTokenHeads> heads) {
    /** Without heads: what is published. */
    static TrainedNetwork of(Weights weights, TransformerConfig config) {
        return new TrainedNetwork(
                Transformer.of(weights.sub("transformer"), config),
                PointEncoder.of(weights, config.width()), Optional.empty());
    }

    /** With heads for so many common questions. */
    TrainedNetwork withHeads(Weights weights, int common) {
        var config = transformer.config();
        int patchValues = config.patchSize() * config.patchSize() * config.outChannels();
        return new TrainedNetwork(transformer, points, Optional.of(PhotoTokenHeads.of(
                weights, config.width(), patchValues, config.numLayers(), common)));
    }

    /** Everything that a batch's answers depend on besides noise and time, in the engine's dtype. */
    public Condition condition(NoisyBatch batch, PromptTable prompts, Engine engine) {
        TextEmbedding text = prompts.embed(batch.prompts());
        Tensor tokens = points.forward(batch.batch().points(), batch.batch().labels());
        return new Condition(
                engine.cast(batch.batch().photo()),
                engine.cast(text.tokens()),
                engine.cast(text.pooled()),
                tokens.mul(batch.keptPoints(engine)));
    }
}
