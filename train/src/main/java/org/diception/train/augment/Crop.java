package org.diception.train.augment;

import java.util.List;
import java.util.Random;
import org.diception.Point;
import org.diception.train.datasets.PixelMap;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TruePicture;

/**
 * A window of the photo. Where the sample asks by clicks, the window has at least one of them.
 *
 * @param least the smallest share of either side that is kept, above 0 and up to 1
 */
public record Crop(double least) implements Augmentation {
    /** Windows that are tried before the sample is left as it is. */
    private static final int TRIES = 20;

    public Crop {
        if (!(least > 0 && least <= 1)) {
            throw new IllegalArgumentException("crops of " + least
                    + " of a side, wanted above 0 and up to 1");
        }
    }

    @Override
    public Sample apply(Sample sample, Random random) {
        List<Point> clicks = sample.truth(TruePicture.class).map(TruePicture::points).orElse(List.of());
        for (int i = 0; i < TRIES; i++) {
            PixelMap window = window(sample.photo().width(), sample.photo().height(), random);
            boolean asks = clicks.stream().anyMatch(at -> window.shows(window.x(at.x()), window.y(at.y())));
            if (asks || clicks.isEmpty()) {
                return sample.through(window);
            }
        }
        return sample;
    }

    private PixelMap window(int width, int height, Random random) {
        int wide = side(width, random);
        int high = side(height, random);
        return PixelMap.crop(width, height, random.nextInt(width - wide + 1),
                random.nextInt(height - high + 1), wide, high);
    }

    private int side(int whole, Random random) {
        double share = least + (1 - least) * random.nextDouble();
        return Math.max(1, (int) Math.round(share * whole));
    }
}
