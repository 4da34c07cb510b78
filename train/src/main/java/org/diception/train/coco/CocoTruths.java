package org.diception.train.coco;

import java.util.List;

/**
 * What a truth file holds.
 *
 * @param images in the order of the file, as all lists
 */
public record CocoTruths<S>(
        List<CocoImage> images, List<CocoCategory> categories, List<CocoTruth<S>> objects) {
    public CocoTruths {
        images = List.copyOf(images);
        categories = List.copyOf(categories);
        objects = List.copyOf(objects);
    }
}
