package org.diception.train.augment;

import java.util.Random;
import org.diception.image.RgbImage;
import org.diception.train.datasets.Sample;

/**
 * A lens out of focus: a Gaussian, the border repeated. The truth does not change.
 *
 * @param most its greatest standard deviation, in pixels
 */
public record Blur(double most) implements Augmentation {
    /** A Gaussian is cut off at so many standard deviations. */
    private static final double REACH = 3;

    public Blur {
        if (!(most > 0 && most <= 100)) {
            throw new IllegalArgumentException("blur of " + most + " pixels, wanted above 0 and up to 100");
        }
    }

    @Override
    public Sample apply(Sample sample, Random random) {
        RgbImage photo = sample.photo();
        double[] kernel = kernel(Math.max(1e-3, most * random.nextDouble()));
        RgbImage wide = pass(photo, kernel, 1, 0);
        return sample.with(pass(wide, kernel, 0, 1));
    }

    /** The weights of a pixel and of those to one side of it; all of them together sum to 1. */
    private static double[] kernel(double deviation) {
        double[] kernel = new double[(int) Math.ceil(REACH * deviation) + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = Math.exp(-.5 * i * i / (deviation * deviation));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    private static RgbImage pass(RgbImage photo, double[] kernel, int stepX, int stepY) {
        int width = photo.width();
        int height = photo.height();
        RgbImage out = RgbImage.black(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int k = 0; k < 3; k++) {
                    double sum = kernel[0] * photo.sample(x, y, k);
                    for (int i = 1; i < kernel.length; i++) {
                        sum += kernel[i] * (photo.sample(Math.max(0, x - i * stepX),
                                Math.max(0, y - i * stepY), k)
                                + photo.sample(Math.min(width - 1, x + i * stepX),
                                        Math.min(height - 1, y + i * stepY), k));
                    }
                    out.rgb()[3 * (y * width + x) + k] = Levels.of(sum);
                }
            }
        }
        return out;
    }
}
