package org.diception.train.datasets;

/** What is true about a photo, pixel for pixel. Immutable as long as nobody writes into the arrays. */
public sealed interface Truth
        permits TrueDepth, TrueInstances, TrueNormals, TruePeople, TruePicture {
    /** Columns of the photo. */
    int width();

    /** Rows of the photo. */
    int height();

    /** What is true about the photo that a map makes of this one. */
    Truth through(PixelMap map);
}
