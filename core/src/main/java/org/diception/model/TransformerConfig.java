package org.diception.model;

import org.diception.ModelException;
import org.diception.io.JsonConfig;

/**
 * The numbers of one transformer, named as in its {@code config.json}. SD3 medium: 24 layers, 24 heads of 64.
 *
 * @param inChannels those of a latent; twice as many where the photo's latent lies behind the noise on the
 *     channels instead of having tokens of its own (paper, B.1)
 * @param outChannels those of a latent
 */
public record TransformerConfig(
        int sampleSize,
        int patchSize,
        int inChannels,
        int outChannels,
        int numLayers,
        int attentionHeadDim,
        int numAttentionHeads,
        int jointAttentionDim,
        int pooledProjectionDim,
        int posEmbedMaxSize) {

    public TransformerConfig {
        if (Math.min(Math.min(sampleSize, patchSize), Math.min(inChannels, outChannels)) < 1
                || Math.min(Math.min(numLayers, attentionHeadDim), numAttentionHeads) < 1
                || Math.min(Math.min(jointAttentionDim, pooledProjectionDim), posEmbedMaxSize) < 1) {
            throw new ModelException("transformer config: every size must be at least 1, got " + sampleSize
                    + ", " + patchSize + ", " + inChannels + ", " + outChannels + ", " + numLayers
                    + ", " + attentionHeadDim + ", " + numAttentionHeads
                    + ", " + jointAttentionDim + ", " + pooledProjectionDim + ", " + posEmbedMaxSize);
        }
        if (inChannels != outChannels && inChannels != 2 * outChannels) {
            throw new ModelException("transformer config: " + inChannels + " channels in but " + outChannels
                    + " out; a velocity has the shape of its latent, and only the photo's can join it");
        }
    }

    /** Reads {@code transformer/config.json}. */
    public static TransformerConfig of(JsonConfig json) {
        TransformerConfig config = new TransformerConfig(
                json.integer("sample_size"),
                json.integer("patch_size"),
                json.integer("in_channels"),
                json.integer("out_channels", json.integer("in_channels")),
                json.integer("num_layers"),
                json.integer("attention_head_dim"),
                json.integer("num_attention_heads"),
                json.integer("joint_attention_dim"),
                json.integer("pooled_projection_dim"),
                json.integer("pos_embed_max_size"));
        int caption = json.integer("caption_projection_dim");
        if (caption != config.width()) {
            throw new ModelException(json.label() + ": caption_projection_dim is " + caption + ", but "
                    + config.numAttentionHeads + " heads of " + config.attentionHeadDim + " make "
                    + config.width());
        }
        return config;
    }

    /** Whether photo and noise share their tokens, joined on the channels: the paper's ablation in B.1. */
    public boolean photoOnChannels() {
        return inChannels > outChannels;
    }

    /** The width D of both streams. */
    public int width() {
        return attentionHeadDim * numAttentionHeads;
    }
}
