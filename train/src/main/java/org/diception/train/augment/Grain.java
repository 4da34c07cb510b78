package org.diception.train.augment;

import java.util.Random;
import org.diception.image.RgbImage;
import org.diception.train.datasets.Sample;

/**
 * Noise of a sensor, drawn for each pixel and colour alone. The truth does not change.
 *
 * @param most its greatest standard deviation, in levels of 255
 */
public record Grain(double most) implements Augmentation {
    public Grain {
        if (!(most >= 0 && most <= 255)) {
            throw new IllegalArgumentException("grain of " + most + " levels, wanted 0 to 255");
        }
    }

    @Override
    public Sample apply(Sample sample, Random random) {
        RgbImage photo = sample.photo();
        double deviation = most * random.nextDouble();
        RgbImage changed = RgbImage.black(photo.width(), photo.height());
        for (int i = 0; i < photo.rgb().length; i++) {
            changed.rgb()[i] = Levels.of((photo.rgb()[i] & 0xff) + deviation * random.nextGaussian());
        }
        return sample.with(changed);
    }
}
