package org.diception;

import java.util.Locale;

/** Whose habits of reading photos, resizing and rounding are followed. */
public enum Compatibility {
    /**
     * This library's own: upright photos, Lanczos, the mode of the photo's latent, read-outs from raw floats.
     */
    NONE,
    /**
     * The authors' {@code inference.py}: the orientation tag is ignored, Lanczos on bytes, points as x, y, a
     * sampled latent, pictures truncated to bytes and then resized; one step without guidance unless asked
     * for otherwise.
     */
    OFFICIAL_SINGLE,
    /**
     * The authors' {@code batch_inference.py}: the orientation tag is obeyed, antialiased bilinear on floats,
     * points as y, x, a sampled latent, pictures through float16; 28 steps with guidance 2 unless asked for
     * otherwise.
     */
    OFFICIAL_BATCH;

    /** Parses {@code none}, {@code official-single} or {@code official-batch}. */
    public static Compatibility parse(String name) {
        for (Compatibility compatibility : values()) {
            if (compatibility.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return compatibility;
            }
        }
        throw new UsageException(
                "unknown compatibility '" + name + "'; known: none, official-single, official-batch");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
