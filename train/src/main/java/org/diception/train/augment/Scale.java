package org.diception.train.augment;

import java.util.Random;
import org.diception.image.Filter;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.train.datasets.PixelMap;
import org.diception.train.datasets.Sample;

/**
 * To a fixed size, squashed where the sides differ, as the network sees photos: Lanczos for the photo, the
 * nearest pixel for what is true, since a mean of two depths, or of two instances, is nobody's.
 */
public record Scale(int width, int height) implements Augmentation {
    public Scale {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a size of " + width + "x" + height);
        }
    }

    @Override
    public Sample apply(Sample sample, Random random) {
        RgbImage photo = sample.photo();
        if (photo.width() == width && photo.height() == height) {
            return sample;
        }
        return sample.through(PixelMap.scale(photo.width(), photo.height(), width, height),
                Resample.resize(photo, width, height, Filter.LANCZOS));
    }
}
