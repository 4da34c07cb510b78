package org.diception.train.coco;

import java.util.List;

/**
 * One of the published numbers.
 *
 * @param precision AP, else AR
 * @param threshold index of the one threshold, or {@link #ALL}
 * @param area index of the size
 * @param limit index of the limit
 */
record CocoNumber(String name, boolean precision, int threshold, int area, int limit) {
    static final int ALL = -1;
    /** Indices of the thresholds .5 and .75. */
    private static final int AT_50 = 0;
    private static final int AT_75 = 5;

    static final List<CocoNumber> OF_MASKS = List.of(
            new CocoNumber("AP", true, ALL, 0, 2),
            new CocoNumber("AP50", true, AT_50, 0, 2),
            new CocoNumber("AP75", true, AT_75, 0, 2),
            new CocoNumber("AP_small", true, ALL, 1, 2),
            new CocoNumber("AP_medium", true, ALL, 2, 2),
            new CocoNumber("AP_large", true, ALL, 3, 2),
            new CocoNumber("AR_1", false, ALL, 0, 0),
            new CocoNumber("AR_10", false, ALL, 0, 1),
            new CocoNumber("AR_100", false, ALL, 0, 2),
            new CocoNumber("AR_small", false, ALL, 1, 2),
            new CocoNumber("AR_medium", false, ALL, 2, 2),
            new CocoNumber("AR_large", false, ALL, 3, 2));

    static final List<CocoNumber> OF_POSES = List.of(
            new CocoNumber("AP", true, ALL, 0, 0),
            new CocoNumber("AP50", true, AT_50, 0, 0),
            new CocoNumber("AP75", true, AT_75, 0, 0),
            new CocoNumber("AP_medium", true, ALL, 1, 0),
            new CocoNumber("AP_large", true, ALL, 2, 0),
            new CocoNumber("AR", false, ALL, 0, 0),
            new CocoNumber("AR50", false, AT_50, 0, 0),
            new CocoNumber("AR75", false, AT_75, 0, 0),
            new CocoNumber("AR_medium", false, ALL, 1, 0),
            new CocoNumber("AR_large", false, ALL, 2, 0));
}
