package org.diception.golden;

import org.diception.io.JsonConfig;
import org.diception.model.TransformerConfig;
import org.diception.vae.AutoencoderKlConfig;

/**
 * The sizes of the reference's model that a test may need in numbers.
 *
 * @param channels of its latents
 * @param factor pixels along a side of a latent
 * @param patch latents along a side of a token
 * @param positions tokens along a side that it knows places for
 */
public record GoldenSizes(int channels, int factor, int patch, int positions) {
    public static GoldenSizes read() {
        var network = TransformerConfig.of(config("model/transformer"));
        var autoencoder = AutoencoderKlConfig.of(config("model/vae"));
        return new GoldenSizes(network.inChannels(), autoencoder.factor(), network.patchSize(),
                network.posEmbedMaxSize());
    }

    private static JsonConfig config(String folder) {
        return JsonConfig.read(Goldens.path(folder).resolve("config.json"));
    }

    /** Pixels from token to token, of which both sides of a picture are multiples. */
    public int grain() {
        return factor * patch;
    }

    /** The longest side of a picture, in pixels. */
    public int largest() {
        return grain() * positions;
    }

    /** A side between two multiples. */
    public int refused() {
        return grain() + grain() / 2;
    }

    /** What is said of a size that the model does not take. */
    public String rule() {
        return "both sides must be multiples of " + grain() + " up to " + largest() + " for this model";
    }

    /** The shape of the latents of a square picture, as messages say it: channels, height, width. */
    public String latents(int side) {
        return channels + "x" + side / factor + "x" + side / factor;
    }
}
