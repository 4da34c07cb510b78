package org.diception.train.data;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A question about a photo with its answer, both as scaled latents in float32 on the CPU, owned by the scope
 * in which they were read.
 *
 * @param photo (C, h, w)
 * @param answer (C, h, w)
 * @param prompt what the network is asked
 * @param points 5 × (x, y) as shares of width and height
 * @param labels 5 numbers: 1 for a point, 0 for an empty slot
 * @param common the photo's answers to the questions that every photo is asked, (C, h, w) each; zeros where
 *     it has none
 * @param known 1 where the photo has that answer, else 0
 */
public record LatentSample(Tensor photo, Tensor answer, String prompt, float[] points, float[] labels,
        List<Tensor> common, float[] known) {}
