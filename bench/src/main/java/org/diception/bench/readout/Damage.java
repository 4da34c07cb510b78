package org.diception.bench.readout;

import java.util.List;
import java.util.Random;
import org.diception.image.Planes;

/**
 * What becomes of a painting: blurred, then noisy, or drawn again by the embedded model's autoencoder.
 *
 * @param blur standard deviation in pixels
 * @param noise standard deviation of each value, black to white being 1
 * @param redrawn whether the autoencoder encodes and decodes it first
 */
record Damage(String name, double blur, double noise, boolean redrawn) {
    /** From none to what is hard for eyes. */
    static final List<Damage> LEVELS = List.of(
            new Damage("clean", 0, 0, false),
            new Damage("noise .02", 0, .02, false),
            new Damage("noise .05", 0, .05, false),
            new Damage("noise .10", 0, .1, false),
            new Damage("blur 1", 1, 0, false),
            new Damage("blur 2", 2, 0, false),
            new Damage("blur 3", 3, 0, false),
            new Damage("blur 1.5, noise .03", 1.5, .03, false),
            new Damage("autoencoder", 0, 0, true));

    /** A Gaussian is cut off at so many standard deviations. */
    private static final double REACH = 3;

    Planes to(Planes painting, Redrawing redrawing, long seed) {
        Planes seen = redrawn ? redrawing.of(painting) : painting;
        Planes soft = blur == 0 ? seen : blurred(seen);
        if (noise == 0) {
            return soft;
        }
        Random random = new Random(seed);
        float[] data = soft.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = clip((float) (data[i] + noise * random.nextGaussian()));
        }
        return new Planes(3, soft.height(), soft.width(), data);
    }

    static float clip(float value) {
        return Math.max(0, Math.min(1, value));
    }

    private Planes blurred(Planes planes) {
        float[] kernel = new float[(int) Math.ceil(REACH * blur) + 1];
        float sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) Math.exp(-.5 * i * i / (blur * blur));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        int width = planes.width();
        int height = planes.height();
        float[] rows = new float[planes.data().length];
        float[] both = new float[planes.data().length];
        for (int row = 0; row < 3 * height; row++) {
            line(planes.data(), rows, row * width, 1, width, kernel);
        }
        for (int plane = 0; plane < 3; plane++) {
            for (int x = 0; x < width; x++) {
                line(rows, both, plane * width * height + x, width, height, kernel);
            }
        }
        return new Planes(3, height, width, both);
    }

    private static void line(float[] from, float[] to, int start, int step, int length, float[] kernel) {
        for (int i = 0; i < length; i++) {
            float sum = kernel[0] * from[start + i * step];
            for (int k = 1; k < kernel.length; k++) {
                sum += kernel[k] * (from[start + Math.max(0, i - k) * step]
                        + from[start + Math.min(length - 1, i + k) * step]);
            }
            to[start + i * step] = sum;
        }
    }
}
