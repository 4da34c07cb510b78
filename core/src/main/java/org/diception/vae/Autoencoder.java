package org.diception.vae;

import org.bytedeco.pytorch.Tensor;

/**
 * Turns pictures into latents that the transformer sees, and back.
 *
 * <p>Pictures are {@code (B, 3, H, W)} in [-1, 1] with H and W multiples of {@link #factor()}; latents are
 * {@code (B, channels, H / factor, W / factor)}, scaled: {@code (z - shift) * scale}. Results belong to the
 * current scope. Implementations keep no state between calls and may be used by several threads.
 */
public interface Autoencoder {
    /**
     * The deterministic latent: the mode of the posterior.
     *
     * @throws org.diception.InputException if the shape is not as described above
     */
    Tensor encode(Tensor image);

    /**
     * The latent that this standard normal noise, of the latent's shape, picks from the posterior. An
     * autoencoder without a posterior gives the same as {@link #encode(Tensor)}.
     */
    Tensor encode(Tensor image, Tensor noise);

    /** The picture of a scaled latent, not clamped to [-1, 1]. */
    Tensor decode(Tensor scaledLatents);

    /** How many pixels one latent cell is wide and high. */
    int factor();

    /** Channels of the latent. */
    int channels();
}
