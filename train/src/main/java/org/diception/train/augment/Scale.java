package org.diception.train.augment;

import java.util.List;
import java.util.Random;
import org.diception.image.Filter;
import org.diception.image.Resample;
import org.diception.image.RgbImage;
import org.diception.train.datasets.PixelMap;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TruePicture;
import org.diception.train.datasets.Truth;

/**
 * To a fixed size, squashed where the sides differ, as the network sees photos: Lanczos for the photo, the
 * nearest pixel for what is true, since a mean of two depths, or of two instances, is nobody's. Only a
 * picture that answers as it is, whatever it means, is blended as pictures are.
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
        PixelMap map = PixelMap.scale(photo.width(), photo.height(), width, height);
        List<Truth> truths = sample.truths().stream().map(truth -> scaled(truth, map)).toList();
        return new Sample(sample.name(), Resample.resize(photo, width, height, Filter.LANCZOS), truths);
    }

    private Truth scaled(Truth truth, PixelMap map) {
        return truth instanceof TruePicture picture
                ? new TruePicture(Resample.resize(picture.picture(), width, height, Filter.BILINEAR),
                        picture.prompt(), picture.through(map).points())
                : truth.through(map);
    }
}
