package org.diception.output;

import org.diception.Instances;
import org.diception.Mask;
import org.diception.Prediction;
import org.diception.UsageException;
import org.diception.image.PngWriter;

/**
 * Which thing each pixel belongs to, a 16-bit grey PNG: 0 for none, else its number in the metadata counted
 * from 1. Where several claim a pixel, the surest has it. It looks black; programs read it.
 */
final class LabelMap {
    private static final int MOST = 65535;

    private LabelMap() {}

    static OutputFile of(Answer answer, String end) {
        int[] labels = labels(answer.prediction());
        short[] samples = new short[labels.length];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] > MOST) {
                throw new UsageException(labels[i] + " instances do not fit a label map, at most " + MOST
                        + " do; raise the least area of the read-out");
            }
            samples[i] = (short) labels[i];
        }
        return OutputFile.png(end, "0 for no instance, else its place among the instances, counted from 1",
                PngWriter.grey16(answer.width(), answer.height(), samples));
    }

    static int[] labels(Prediction prediction) {
        if (prediction instanceof Instances found) {
            return found.labels();
        }
        boolean[] mask = ((Mask) prediction).toArray();
        int[] labels = new int[mask.length];
        for (int i = 0; i < mask.length; i++) {
            labels[i] = mask[i] ? 1 : 0;
        }
        return labels;
    }
}
