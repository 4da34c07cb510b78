package org.diception.train.nano;

import org.diception.model.FlowMatch;
import org.diception.model.TransformerConfig;
import org.diception.train.start.WordVectors;

/** The numbers of the embedded model: DICEPTION's wiring, 6 blocks of 3 heads at 128 pixels. */
public final class NanoConfig {
    /** Side of the square pictures it is trained on, in pixels. */
    public static final int SIDE = 128;
    /** Pixels of a latent cell along a side. */
    public static final int FACTOR = 8;
    /** Largest grid of patches that the table of positions knows: pictures up to 256 pixels. */
    private static final int MAX_GRID = 16;
    /**
     * Distance of neighbours in the sin-cos table; with Stable Diffusion's own,
     * neighbours could hardly be told apart.
     */
    private static final int SPACING = 16;

    private static final int PATCH = 2;

    private NanoConfig() {}

    /** Patches along a side of a training picture. */
    public static int grid() {
        return SIDE / FACTOR / PATCH;
    }

    /** The transformer for an autoencoder of so many latent channels. */
    public static TransformerConfig transformer(int latentChannels) {
        return new TransformerConfig(
                SPACING * MAX_GRID * PATCH, PATCH, latentChannels, latentChannels, 6, 64, 3,
                WordVectors.WIDTH, WordVectors.WIDTH, MAX_GRID);
    }

    /**
     * No shift: a latent of 16 by 16 cells holds no redundancy that would ask for more steps near the noise.
     */
    public static FlowMatch schedule() {
        return new FlowMatch(1, 1000);
    }
}
