package org.diception.train.coco;

/**
 * A detection.
 *
 * @param image id of its photo
 * @param category id of its class
 * @param score any finite number, more = surer
 * @param area in pixels: what keeps an unmatched one out of the numbers of other sizes
 * @param shape what is compared
 */
public record CocoFound<S>(long image, int category, double score, double area, S shape) {
    /** Orders by falling score; −0 equals 0, as everywhere but in {@link Double#compare}. */
    static int bestFirst(CocoFound<?> a, CocoFound<?> b) {
        return a.score > b.score ? -1 : a.score < b.score ? 1 : 0;
    }
}
