package org.diception.train.nano;

import java.util.Random;

/** Makes a photo brighter or darker and gives it a cast: photos differ more than scenes do. */
public final class ColourJitter {
    private static final double GAIN = 0.2;
    private static final double OFFSET = 0.1;
    private static final double CAST = 0.1;

    private ColourJitter() {}

    /** Changes a planar photo (3, H, W) in [-1, 1] in place. */
    public static void apply(float[] photo, Random random) {
        int pixels = photo.length / 3;
        float common = (float) (GAIN * random.nextGaussian());
        float offset = (float) (OFFSET * random.nextGaussian());
        for (int channel = 0; channel < 3; channel++) {
            float gain = (float) Math.exp(common + CAST * random.nextGaussian());
            for (int i = channel * pixels; i < (channel + 1) * pixels; i++) {
                photo[i] = Math.max(-1, Math.min(1, photo[i] * gain + offset));
            }
        }
    }
}
