package org.diception.text;

import org.diception.ModelException;
import org.diception.io.JsonConfig;

/** The numbers of one CLIP text encoder, named as in its {@code config.json}. */
record ClipTextConfig(
        int vocabSize,
        int hiddenSize,
        int intermediateSize,
        int numHiddenLayers,
        int numAttentionHeads,
        int maxPositionEmbeddings,
        int projectionDim,
        double layerNormEps,
        Activation hiddenAct,
        int eosTokenId) {

    ClipTextConfig {
        if (Math.min(Math.min(vocabSize, hiddenSize), Math.min(intermediateSize, numHiddenLayers)) < 1
                || Math.min(Math.min(numAttentionHeads, maxPositionEmbeddings), projectionDim) < 1) {
            throw new ModelException("CLIP config: every size must be at least 1, got " + vocabSize + ", "
                    + hiddenSize + ", " + intermediateSize + ", " + numHiddenLayers + ", " + numAttentionHeads
                    + ", " + maxPositionEmbeddings + ", " + projectionDim);
        }
        if (hiddenSize % numAttentionHeads != 0) {
            throw new ModelException("CLIP config: hidden size " + hiddenSize + " is not divisible by "
                    + numAttentionHeads + " heads");
        }
    }

    /** Reads the {@code config.json} of {@code text_encoder} or its sibling; defaults as in transformers. */
    static ClipTextConfig of(JsonConfig json) {
        return new ClipTextConfig(
                json.integer("vocab_size"),
                json.integer("hidden_size"),
                json.integer("intermediate_size"),
                json.integer("num_hidden_layers"),
                json.integer("num_attention_heads"),
                json.integer("max_position_embeddings"),
                json.integer("projection_dim"),
                json.number("layer_norm_eps", 1e-5),
                Activation.parse(json.label(), json.text("hidden_act", "quick_gelu")),
                json.integer("eos_token_id", 49407));
    }

    /** The head's width d. */
    int headDim() {
        return hiddenSize / numAttentionHeads;
    }
}
