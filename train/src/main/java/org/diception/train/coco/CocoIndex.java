package org.diception.train.coco;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diception.InputException;

/** Images and classes by id. */
final class CocoIndex {
    private final Map<Long, CocoImage> images = new HashMap<>();
    private final Set<Integer> categories = new HashSet<>();

    /** @throws InputException for an id twice */
    CocoIndex(List<CocoImage> photos, List<CocoCategory> classes) {
        for (CocoImage image : photos) {
            if (images.put(image.id(), image) != null) {
                throw new InputException("image " + image.id() + " is there twice; number the images anew");
            }
        }
        for (CocoCategory category : classes) {
            if (!categories.add(category.id())) {
                throw new InputException("class " + category.id()
                        + " is there twice; number the classes anew");
            }
        }
    }

    CocoImage image(long id) {
        CocoImage image = images.get(id);
        if (image == null) {
            throw new InputException("image " + id + " is not among the images of the truth");
        }
        return image;
    }

    void checkCategory(int id) {
        if (!categories.contains(id)) {
            throw new InputException("class " + id + " is not among the classes of the truth");
        }
    }
}
