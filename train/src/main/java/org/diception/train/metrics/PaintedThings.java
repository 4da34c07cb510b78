package org.diception.train.metrics;

import java.util.List;
import org.diception.image.Planes;
import org.diception.readout.Segment;
import org.diception.readout.SegmentSettings;
import org.diception.readout.Segments;

/** The things in a painted answer, by the read-out that users get. */
final class PaintedThings {
    private static final float INSIDE = .5f;

    private PaintedThings() {
    }

    /**
     * @param answer (3, H, W) in [-1, 1]; what a model paints beyond is clipped, not-a-number is black
     * @return masks (H, W), no two of which share a pixel
     */
    static List<boolean[]> masks(float[] answer, int width) {
        float[] colours = new float[answer.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = Float.isNaN(answer[i]) ? 0 : (answer[i] + 1) / 2;
        }
        Planes painted = new Planes(3, answer.length / 3 / width, width, colours);
        return Segments.improved(painted, SegmentSettings.defaults()).stream().map(PaintedThings::mask)
                .toList();
    }

    private static boolean[] mask(Segment segment) {
        float[] share = segment.share().whole().data();
        boolean[] mask = new boolean[share.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = share[i] >= INSIDE;
        }
        return mask;
    }
}
