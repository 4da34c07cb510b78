package org.diception.train.augment;

import java.util.ArrayList;
import java.util.List;
import org.diception.InputException;
import org.diception.train.recipe.Recipe;

/**
 * Augmentation as recipes name it; what is left out is not done:
 * <pre>
 * mirror: 0.5                                # how often
 * crop: 0.6                                  # the smallest share of either side that is kept
 * colour: {brightness: 0.2, contrast: 0.2, saturation: 0.2, hue: 0.05}
 * blur: 1.5                                  # greatest deviation, in pixels
 * grain: 6                                   # greatest deviation, in levels of 255
 * jpeg: [50, 95]                             # qualities
 * </pre>
 * A camera's order: what is seen, the light, the lens, the sensor, the file.
 */
public final class Augmentations {
    /** Blur, grain and JPEG leave every other photo as it is: photos in the world are mostly clean. */
    private static final double OFTEN = .5;

    private Augmentations() {
    }

    /**
     * All that a part of a recipe names, one after the other.
     *
     * @throws InputException naming file, line and key of a value that makes no sense
     */
    public static Augmentation of(Recipe part) {
        List<Augmentation> all = new ArrayList<>();
        if (part.has("mirror")) {
            all.add(new Mirror().sometimes(part.number("mirror", 0, 0, 1)));
        }
        if (part.has("crop")) {
            all.add(new Crop(part.number("crop", 1, .05, 1)));
        }
        if (part.has("colour")) {
            Recipe colour = part.part("colour");
            all.add(new ColourJitter(colour.number("brightness", 0, 0, 1), colour.number("contrast", 0, 0, 1),
                    colour.number("saturation", 0, 0, 1), colour.number("hue", 0, 0, .5)));
        }
        if (part.has("blur")) {
            all.add(new Blur(part.number("blur", 1, .01, 100)).sometimes(OFTEN));
        }
        if (part.has("grain")) {
            all.add(new Grain(part.number("grain", 0, 0, 255)).sometimes(OFTEN));
        }
        if (part.has("jpeg")) {
            all.add(jpeg(part, part.wholes("jpeg")).sometimes(OFTEN));
        }
        return Augmentation.all(all);
    }

    private static Augmentation jpeg(Recipe part, List<Integer> qualities) {
        if (qualities.size() != 2 || qualities.get(0) < 1 || qualities.get(1) > 100
                || qualities.get(0) > qualities.get(1)) {
            throw part.refused("jpeg", qualities + " given, the lowest and the highest quality are wanted, "
                    + "both from 1 to 100");
        }
        return new Jpeg(qualities.get(0), qualities.get(1));
    }
}
