package org.diception.train.data;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Samples of mixed tasks, float32 on the CPU, owned by the scope in which they were drawn.
 *
 * @param photo scaled latents of the photos (B, C, h, w)
 * @param answer scaled latents of the painted truths (B, C, h, w)
 * @param prompts one per sample
 * @param points (B, 5, 2) as (x, y) in [0, 1]
 * @param labels (B, 5, 1): 1 for a point, 0 for an empty slot
 * @param common scaled latents of the photos' answers to the questions that the pool asks of every photo,
 *     whatever the sample's own prompt is (B, K, C, h, w); zeros where a photo has none
 * @param known (B, K): 1 where the photo has that answer, else 0
 */
public record Batch(Tensor photo, Tensor answer, List<String> prompts, Tensor points, Tensor labels,
        Tensor common, Tensor known) {}
