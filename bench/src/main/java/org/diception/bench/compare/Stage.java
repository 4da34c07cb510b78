package org.diception.bench.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diception.UsageException;

/** What both sides do and are measured at. */
public enum Stage {
    /** A photo (3, H, W) to its latent. */
    ENCODE("autoencoder, encode"),
    /** One step of one question, without guidance. */
    TRANSFORMER("transformer, one step"),
    /** A latent to a picture. */
    DECODE("autoencoder, decode"),
    /** A few steps with guidance, both halves of which are one batch. */
    GUIDED("two steps with guidance 2"),
    /** One question, from the photo's file: with us to the numbers, there to the picture. */
    ANSWER("photo to answer"),
    /** Six questions about one photo's file; the official script answers one at a time, photo included. */
    SIX("six tasks on one photo"),
    /** The same where the other side encodes the photo once and takes all six in one batch. */
    SIX_TOGETHER("six tasks, one batch there");

    /** Steps of {@link #GUIDED}: the ratio of 28 is that of 2, since every step does the same. */
    static final int GUIDED_STEPS = 2;

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    /** What a table calls it. */
    String title() {
        return title;
    }

    /** Whether it is measured on the networks alone; the others take the whole path. */
    boolean isNetwork() {
        return this == ENCODE || this == TRANSFORMER || this == DECODE || this == GUIDED;
    }

    /** How many prompts the other side's text encoders would encode; 0 for a network alone. */
    int prompts() {
        return isNetwork() ? 0 : this == ANSWER ? 1 : Inputs.SIX.size();
    }

    /** Parses names such as {@code six-together}. */
    static List<Stage> parse(List<String> names) {
        return names.stream().map(name -> Arrays.stream(values())
                .filter(stage -> stage.toString().equals(name)).findFirst()
                .orElseThrow(() -> new UsageException("stage '" + name + "' is not known; known: "
                        + Arrays.toString(values())))).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
