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
 */
public record Batch(Tensor photo, Tensor answer, List<String> prompts, Tensor points, Tensor labels) {}
