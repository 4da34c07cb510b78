package org.diception.golden;

import java.nio.file.Path;
import org.diception.io.JsonConfig;
import org.diception.model.TransformerConfig;
import org.diception.vae.AutoencoderKlConfig;

/**
 * Which working sizes the reference's model takes.
 *
 * @param grain pixels from patch to patch, of which both sides are multiples
 * @param largest side for which it knows positions, in pixels
 */
public record GoldenSizes(int grain, int largest) {
    public static GoldenSizes read() {
        var network = TransformerConfig.of(config("model/transformer"));
        int grain = AutoencoderKlConfig.of(config("model/vae")).factor() * network.patchSize();
        return new GoldenSizes(grain, grain * network.posEmbedMaxSize());
    }

    private static JsonConfig config(String folder) {
        Path file = Goldens.path(folder).resolve("config.json");
        return JsonConfig.read(file);
    }

    /** A side between two multiples. */
    public int refused() {
        return grain + grain / 2;
    }

    /** What is said of another size. */
    public String rule() {
        return "both sides must be multiples of " + grain + " up to " + largest + " for this model";
    }
}
