package org.diception.train.augment;

import java.util.Random;
import org.diception.train.datasets.PixelMap;
import org.diception.train.datasets.Sample;

/** Left becomes right: normals turn their x, and a left hand becomes a right one. Twice is the identity. */
public record Mirror() implements Augmentation {
    @Override
    public Sample apply(Sample sample, Random random) {
        return sample.through(PixelMap.mirror(sample.photo().width(), sample.photo().height()));
    }
}
