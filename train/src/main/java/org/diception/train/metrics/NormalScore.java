package org.diception.train.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Angles between predicted and true normals, pooled over the pixels of all photos before any statistic is
 * taken (StableNormal's and DSINE's scripts). The median needs all of them: 4 bytes a pixel, 800 MB for the
 * 654 photos of NYUv2. Not safe for use by several threads.
 */
public final class NormalScore {
    private final NormalAngle angle;
    private final List<float[]> photos = new ArrayList<>();

    public NormalScore(NormalAngle angle) {
        this.angle = angle;
    }

    /**
     * One photo's pixels.
     *
     * @param prediction (3, H, W), of any length
     * @param truth (H, W, 3), unit vectors, or 0, 0, 0 where there is nothing to score
     */
    public void add(float[] prediction, float[] truth) {
        photos.add(angle.degrees(prediction, truth));
    }

    /** Over all pixels so far. */
    public NormalStatistics statistics() {
        return NormalStatistics.of(photos);
    }
}
