package org.diception.train.truth;

/** Normals as a picture: x right in red, y up in green, z to the viewer in blue. */
public final class NormalTruth {
    private NormalTruth() {
    }

    /**
     * @param normals (H, W, 3), of unit length; 0, 0, 0 where there is no surface, which becomes mid grey: a
     *     read-out takes vectors much shorter than 1 for invalid
     * @return (3, H, W)
     */
    public static float[] paint(float[] normals) {
        int pixels = normals.length / 3;
        float[] picture = new float[normals.length];
        for (int i = 0; i < pixels; i++) {
            for (int k = 0; k < 3; k++) {
                picture[k * pixels + i] = Math.max(-1, Math.min(1, normals[3 * i + k]));
            }
        }
        return picture;
    }
}
