package org.diception.train.truth;

import java.util.Arrays;
import java.util.List;
import org.diception.readout.Brush;
import org.diception.readout.Skeleton;

/**
 * People as skeletons on black: limbs in the colours of {@link Skeleton}, then every joint as a red disc
 * (C.1).
 */
public final class PoseTruth {
    /** Shares of the picture's longer side. */
    private static final double LIMB_RADIUS = 1 / 110.0;
    private static final double JOINT_RADIUS = 1 / 64.0;

    private PoseTruth() {
    }

    /**
     * @param people for each 17 × (x, y, visibility) in pixels, (0, 0) being the picture's top left corner;
     *     joints of visibility 0 are left out, and so are the limbs that end there
     * @return (3, H, W)
     */
    public static float[] paint(List<float[]> people, int width, int height) {
        float[] picture = new float[3 * width * height];
        Arrays.fill(picture, -1);
        Brush brush = new Brush(picture, width, height, -1);
        double longer = Math.max(width, height);
        for (float[] joints : people) {
            for (Skeleton.Limb limb : Skeleton.LIMBS) {
                int a = 3 * limb.from();
                int b = 3 * limb.to();
                if (joints[a + 2] > 0 && joints[b + 2] > 0) {
                    brush.line(joints[a], joints[a + 1], joints[b], joints[b + 1], longer * LIMB_RADIUS,
                            limb.rgb());
                }
            }
            for (int j = 0; j < Skeleton.JOINTS; j++) {
                if (joints[3 * j + 2] > 0) {
                    double x = joints[3 * j];
                    double y = joints[3 * j + 1];
                    brush.line(x, y, x, y, longer * JOINT_RADIUS, Skeleton.RED);
                }
            }
        }
        return picture;
    }
}
