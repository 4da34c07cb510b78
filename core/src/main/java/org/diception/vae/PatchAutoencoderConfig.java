package org.diception.vae;

import org.diception.io.JsonConfig;

/**
 * The numbers of a {@link PatchAutoencoder}, named as in its {@code config.json}.
 *
 * @param width channels at a quarter of the picture's sides
 * @param deepWidth channels at an eighth
 * @param blocks residual blocks at a quarter
 * @param deepBlocks residual blocks at an eighth
 * @param contextWidth channels at a sixteenth, where the encoder sees the whole picture
 * @param contextBlocks residual blocks at a sixteenth
 */
public record PatchAutoencoderConfig(
        int latentChannels, int width, int deepWidth, int blocks, int deepBlocks, int contextWidth,
        int contextBlocks) {
    private static final int MAX_WIDTH = 4096;
    private static final int MAX_BLOCKS = 64;

    public PatchAutoencoderConfig {
        Limits.check("latent_channels", latentChannels, MAX_WIDTH);
        Limits.check("width", width, MAX_WIDTH);
        Limits.check("deep_width", deepWidth, MAX_WIDTH);
        Limits.check("blocks", blocks, MAX_BLOCKS);
        Limits.check("deep_blocks", deepBlocks, MAX_BLOCKS);
        Limits.check("context_width", contextWidth, MAX_WIDTH);
        Limits.check("context_blocks", contextBlocks, MAX_BLOCKS);
    }

    /** Reads {@code vae/config.json}. */
    public static PatchAutoencoderConfig of(JsonConfig json) {
        return new PatchAutoencoderConfig(json.integer("latent_channels"), json.integer("width"),
                json.integer("deep_width"), json.integer("blocks"), json.integer("deep_blocks"),
                json.integer("context_width"), json.integer("context_blocks"));
    }
}
