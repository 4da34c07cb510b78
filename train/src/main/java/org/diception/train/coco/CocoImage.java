package org.diception.train.coco;

/**
 * A photo of a truth file.
 *
 * @param file its name, empty if the file gives none
 * @param width pixels, as {@code height}; 0 if the file gives none
 */
public record CocoImage(long id, String file, int width, int height) {
}
