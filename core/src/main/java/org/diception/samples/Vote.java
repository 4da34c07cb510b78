package org.diception.samples;

import java.util.List;
import org.diception.image.Planes;

/**
 * How samples of a soft mask vote, pixel by pixel, against the answer that was made of them.
 *
 * @param dissent (1, h, w), the share of the samples that put the pixel on the other side than the answer
 * @param overlap the mean intersection over union of a sample's mask with the answer's; 1 where both are
 *     empty
 */
public record Vote(Planes dissent, double overlap) {
    /**
     * @param samples shares of pixels (1, h, w) in [0, 1]
     * @param answer the same for the answer
     * @param threshold from which share on a pixel belongs to the object
     */
    public static Vote of(List<Planes> samples, Planes answer, float threshold) {
        float[] dissent = new float[answer.data().length];
        double overlap = 0;
        for (Planes sample : samples) {
            int both = 0;
            int either = 0;
            for (int i = 0; i < dissent.length; i++) {
                boolean here = sample.data()[i] >= threshold;
                boolean there = answer.data()[i] >= threshold;
                both += here && there ? 1 : 0;
                either += here || there ? 1 : 0;
                dissent[i] += here != there ? 1 : 0;
            }
            overlap += either == 0 ? 1 : (double) both / either;
        }
        for (int i = 0; i < dissent.length; i++) {
            dissent[i] /= samples.size();
        }
        return new Vote(new Planes(1, answer.height(), answer.width(), dissent), overlap / samples.size());
    }
}
