package org.diception.train.augment;

import java.util.Random;
import org.diception.image.RgbImage;
import org.diception.train.datasets.Sample;

/**
 * Other light: brighter or darker, more or less contrast and colour, hues turned. The truth does not change.
 *
 * @param brightness the factor is drawn from 1 − this to 1 + this; for contrast and saturation too
 * @param hue the greatest turn around the grey axis, as a share of the full circle, up to .5
 */
public record ColourJitter(double brightness, double contrast, double saturation, double hue)
        implements Augmentation {
    private static final double[] GREY = {.299, .587, .114};

    public ColourJitter {
        for (double value : new double[] {brightness, contrast, saturation, 2 * hue}) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("colour jitter of %s, %s, %s, %s: 0 to 1, hue 0 to .5"
                        .formatted(brightness, contrast, saturation, hue));
            }
        }
    }

    @Override
    public Sample apply(Sample sample, Random random) {
        RgbImage photo = sample.photo();
        double bright = factor(brightness, random);
        double steep = factor(contrast, random);
        double[][] mix = mix(factor(saturation, random), 2 * Math.PI * hue * (2 * random.nextDouble() - 1));
        double offset = (1 - steep) * bright * mean(photo);
        RgbImage changed = RgbImage.black(photo.width(), photo.height());
        for (int i = 0; i < photo.rgb().length; i += 3) {
            for (int to = 0; to < 3; to++) {
                double mixed = 0;
                for (int from = 0; from < 3; from++) {
                    mixed += mix[to][from] * (photo.rgb()[i + from] & 0xff);
                }
                changed.rgb()[i + to] = Levels.of(steep * bright * mixed + offset);
            }
        }
        return sample.with(changed);
    }

    private static double factor(double range, Random random) {
        return 1 + range * (2 * random.nextDouble() - 1);
    }

    /** A turn around the grey axis (Rodrigues), then towards or away from grey; grey stays as it is. */
    private static double[][] mix(double saturation, double turn) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn) / Math.sqrt(3);
        double[][] mix = new double[3][3];
        for (int to = 0; to < 3; to++) {
            for (int from = 0; from < 3; from++) {
                double side = from == to ? 0 : (from - to + 3) % 3 == 1 ? -sin : sin;
                double turned = (from == to ? cos : 0) + (1 - cos) / 3 + side;
                mix[to][from] = saturation * turned + (1 - saturation) * GREY[from];
            }
        }
        return mix;
    }

    private static double mean(RgbImage photo) {
        double sum = 0;
        for (int i = 0; i < photo.rgb().length; i++) {
            sum += GREY[i % 3] * (photo.rgb()[i] & 0xff);
        }
        return sum / (photo.rgb().length / 3);
    }
}
