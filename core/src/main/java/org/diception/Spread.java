package org.diception;

import java.util.List;
import org.diception.image.ColourMap;
import org.diception.image.Filter;
import org.diception.image.Planes;
import org.diception.image.Resample;
import org.diception.image.RgbImage;

/**
 * How far several samples of one answer lie apart, which {@link Request#withSamples} adds to it. It tells
 * what the model is undecided about; where all samples make the same mistake it tells nothing. Safe to share
 * between threads as long as nobody writes into its arrays.
 *
 * @param samples how many were drawn, with the seeds {@code seed}, {@code seed + 1}, ...
 * @param seeds those whose samples the answer consists of: all where a median or mean was taken, one where
 *     the sample that agrees best with the others is the answer
 * @param agreement how much the samples agree over the whole photo, 0 to 1
 * @param values (1, H, W) from 0, which is full agreement, to {@code most}, at the size of the upright photo
 * @param most the largest value that is possible
 * @param convention what agreement and values mean
 */
public record Spread(int samples, List<Long> seeds, double agreement, Planes values, float most,
        String convention) {
    public Spread {
        seeds = List.copyOf(seeds);
        agreement = Math.max(0, Math.min(1, agreement));
    }

    /** The largest value in the photo: what is white in {@link #preview}. */
    public float largest() {
        float largest = 0;
        for (float value : values.data()) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /** A picture for eyes: black where the samples agree, white where they lie farthest apart. */
    public RgbImage preview() {
        float white = Math.max(largest(), Float.MIN_NORMAL);
        float[] grey = new float[values.data().length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = values.data()[i] / white;
        }
        return ColourMap.GREY.apply(new Planes(1, values.height(), values.width(), grey));
    }

    /** A spread that was computed at the size at which the network works, for a photo. */
    static Spread of(List<Long> seeds, int samples, double agreement, Planes small, Painting photo,
            float most, String convention) {
        Planes large = Resample.resize(small, photo.width(), photo.height(), Filter.BILINEAR); // (1, H, W)
        return new Spread(samples, seeds, agreement, large, most, convention);
    }
}
