package org.diception;

import java.util.Optional;
import org.diception.image.Planes;
import org.diception.image.RgbImage;

/**
 * An answer at the size of the upright photo. Implementations are safe to share between threads as long as
 * nobody writes into their arrays.
 */
public sealed interface Prediction permits DepthMap, NormalMap, Mask, Instances, Poses, Painting {
    /** The picture that the network painted, before it was read out. */
    Painting painting();

    /** The numbers: planes (C, H, W) of floats from {@link #lowest} to 1. */
    Planes data();

    /** The least value that {@link #data} may have: 0, or -1 for components of vectors. */
    default float lowest() {
        return 0;
    }

    /** What the numbers mean, as it stands beside every file. */
    String convention();

    /** A colour picture for eyes, at the size of the photo; never the data. */
    RgbImage preview();

    /** How the answer came about. */
    default Provenance provenance() {
        return painting().provenance();
    }

    /** How far the samples lie apart, if several were drawn ({@link Request#withSamples}). */
    default Optional<Spread> spread() {
        return painting().spread();
    }

    /** Columns of the upright photo. */
    default int width() {
        return painting().width();
    }

    /** Rows of the upright photo. */
    default int height() {
        return painting().height();
    }
}
