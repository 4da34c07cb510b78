package org.diception.train.truth;

/** Photos as the painters' pictures are: planar, in [-1, 1]. */
public final class PhotoPlanes {
    private PhotoPlanes() {
    }

    /**
     * @param rgb (H, W, 3), bytes from 0 to 255
     * @return (3, H, W)
     */
    public static float[] of(byte[] rgb) {
        int pixels = rgb.length / 3;
        float[] planes = new float[rgb.length];
        for (int i = 0; i < planes.length; i++) {
            planes[i % 3 * pixels + i / 3] = (rgb[i] & 0xff) / 127.5f - 1;
        }
        return planes;
    }
}
