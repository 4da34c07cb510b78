package org.diception.train.truth;

/** The colours of surfaces as a picture: what a photo would show in even white light. */
public final class AlbedoTruth {
    /** As screens have it, so that dark surfaces are told apart. */
    private static final double GAMMA = 2.2;

    private AlbedoTruth() {
    }

    /**
     * @param albedo (H, W, 3) interleaved, linear in [0, 1]
     * @return (3, H, W)
     */
    public static float[] paint(float[] albedo) {
        int pixels = albedo.length / 3;
        float[] picture = new float[albedo.length];
        for (int i = 0; i < albedo.length; i++) {
            double level = StrictMath.pow(Math.max(0, Math.min(1, albedo[i])), 1 / GAMMA);
            picture[i % 3 * pixels + i / 3] = (float) (2 * level - 1);
        }
        return picture;
    }
}
