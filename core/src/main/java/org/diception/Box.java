package org.diception;

/**
 * A rectangle of whole pixels of the upright photo, as COCO writes it. Immutable and thread-safe.
 *
 * @param x first column
 * @param y first row
 * @param width columns; 0 for a box around nothing
 * @param height rows; 0 for a box around nothing
 */
public record Box(int x, int y, int width, int height) {
    /** The box around nothing. */
    static final Box EMPTY = new Box(0, 0, 0, 0);
}
