package org.diception.train.coco;

/** Objects from {@code least} to {@code most} pixels, both included, and what their numbers are called. */
record CocoArea(String name, double least, double most) {
    private static final double SMALL = 32 * 32;
    private static final double MEDIUM = 96 * 96;

    static final CocoArea ANY = new CocoArea("", 0, 1e5 * 1e5);
    static final CocoArea SMALL_ONES = new CocoArea("small", 0, SMALL);
    static final CocoArea MEDIUM_ONES = new CocoArea("medium", SMALL, MEDIUM);
    static final CocoArea LARGE_ONES = new CocoArea("large", MEDIUM, 1e5 * 1e5);

    boolean excludes(double area) {
        return area < least || area > most;
    }
}
