package org.diception.train.coco;

import java.util.List;

/**
 * What a truth file holds.
 *
 * @param images in the order of the file, as all lists
 * @param remarks lines about objects that count, but perhaps not as one would think
 */
public record CocoTruths<S>(List<CocoImage> images, List<CocoCategory> categories,
        List<CocoTruth<S>> objects, List<String> remarks) {
    public CocoTruths {
        remarks = List.copyOf(remarks);
        images = List.copyOf(images);
        categories = List.copyOf(categories);
        objects = List.copyOf(objects);
    }

    /** Truths about which there is nothing to remark. */
    public CocoTruths(List<CocoImage> images, List<CocoCategory> categories, List<CocoTruth<S>> objects) {
        this(images, categories, objects, List.of());
    }
}
