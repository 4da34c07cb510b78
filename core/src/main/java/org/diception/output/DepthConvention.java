package org.diception.output;

import java.util.Arrays;
import java.util.Locale;
import org.diception.UsageException;

/** What the numbers of a written depth map count. */
public enum DepthConvention {
    /** What the network paints: affine-invariant 1/distance, 1 = near, 0 = far. */
    DISPARITY,
    /** Distances between a near and a far end that somebody names, since the answer does not know them. */
    DEPTH;

    /** Parses what {@link #toString} says. */
    public static DepthConvention parse(String name) {
        return Arrays.stream(values())
                .filter(convention -> convention.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException("unknown depth convention '" + name
                        + "'; known: " + DISPARITY + ", " + DEPTH));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
