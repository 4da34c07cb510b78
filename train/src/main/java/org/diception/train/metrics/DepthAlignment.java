package org.diception.train.metrics;

/** In which space the prediction of one photo is fitted to its truth before they are compared. */
public enum DepthAlignment {
    /** The prediction is metres already. */
    NONE,
    /** Scale and offset of depth, {@code least_square} of Marigold. */
    DEPTH,
    /**
     * Scale and offset of disparity, {@code least_square_disparity} of GenPercept; what DICEPTION paints.
     * Only pixels with a prediction above 0 take part in the fit.
     */
    DISPARITY
}
