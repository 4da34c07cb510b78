package org.diception.text;

import org.diception.ModelException;
import org.diception.io.JsonConfig;

/** The numbers of a T5 1.1 encoder, named as in its {@code config.json}. T5-XXL: 24 layers of width 4096. */
record T5Config(
        int vocabSize,
        int dModel,
        int dKv,
        int dFf,
        int numLayers,
        int numHeads,
        int relativeAttentionNumBuckets,
        int relativeAttentionMaxDistance,
        double layerNormEpsilon) {

    T5Config {
        if (Math.min(Math.min(vocabSize, dModel), Math.min(dKv, dFf)) < 1
                || Math.min(numLayers, numHeads) < 1) {
            throw new ModelException("T5 config: every size must be at least 1, got " + vocabSize + ", "
                    + dModel + ", " + dKv + ", " + dFf + ", " + numLayers + ", " + numHeads);
        }
        int buckets = relativeAttentionNumBuckets;
        if (buckets < 4 || relativeAttentionMaxDistance <= buckets / 4) {
            throw new ModelException("T5 config: " + buckets + " position buckets for a distance of "
                    + relativeAttentionMaxDistance + "; at least 4, and a distance above a quarter of them,"
                    + " are needed");
        }
    }

    /** Reads {@code text_encoder_3/config.json}; defaults as in transformers. */
    static T5Config of(JsonConfig json) {
        String feedForward = json.text("feed_forward_proj");
        if (!feedForward.equals("gated-gelu")) {
            throw new ModelException(json.label() + ": feed_forward_proj '" + feedForward
                    + "' is not known; known: gated-gelu (T5 1.1)");
        }
        return new T5Config(
                json.integer("vocab_size"),
                json.integer("d_model"),
                json.integer("d_kv"),
                json.integer("d_ff"),
                json.integer("num_layers"),
                json.integer("num_heads"),
                json.integer("relative_attention_num_buckets", 32),
                json.integer("relative_attention_max_distance", 128),
                json.number("layer_norm_epsilon", 1e-6));
    }

    /** The width of all heads side by side; not always {@code dModel}. */
    int innerDim() {
        return numHeads * dKv;
    }
}
