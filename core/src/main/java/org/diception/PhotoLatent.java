package org.diception;

import java.util.Locale;

/** Which latent of the photo conditions the network: the autoencoder answers with a distribution. */
public enum PhotoLatent {
    /** Its middle: the same for every run. */
    MODE,
    /** A draw from it with the request's seed, as the official scripts draw (from an unseeded generator). */
    SAMPLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
