package org.diception.train.coco;

/**
 * A true object.
 *
 * @param id unique in its file
 * @param image id of its photo
 * @param category id of its class
 * @param area in pixels, as the file says: what makes it small, medium or large
 * @param crowd whether it stands for a group that is not told apart
 * @param ignored whether it is neither to be found nor wrong to be found: a crowd, a person without joints
 * @param shape what is compared
 */
public record CocoTruth<S>(
        long id, long image, int category, double area, boolean crowd, boolean ignored, S shape) {
}
