package org.diception.train.data;

import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.diception.model.PointEncoder;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;

/**
 * Samples of mixed tasks, float32, owned by the scope in which they were put together.
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
        Tensor common, Tensor known) {
    /** Samples of one size, one behind the other. */
    public static Batch of(List<LatentSample> samples) {
        int size = samples.size();
        int common = samples.get(0).common().size();
        Tensor answer = stack(samples, LatentSample::answer);
        return new Batch(
                stack(samples, LatentSample::photo),
                answer,
                samples.stream().map(LatentSample::prompt).toList(),
                rows(samples, LatentSample::points).view(size, PointEncoder.SLOTS, 2),
                rows(samples, LatentSample::labels).view(size, PointEncoder.SLOTS, 1),
                common == 0
                        ? torch.zeros(size, 0, answer.size(1), answer.size(2), answer.size(3))
                        : stack(samples, sample -> Tensors.stack(0, sample.common().toArray(Tensor[]::new))),
                common == 0 ? torch.zeros(size, 0) : rows(samples, LatentSample::known));
    }

    private static Tensor stack(List<LatentSample> samples, Function<LatentSample, Tensor> part) {
        return Tensors.stack(0, samples.stream().map(part).toArray(Tensor[]::new));
    }

    private static Tensor rows(List<LatentSample> samples, Function<LatentSample, float[]> part) {
        return stack(samples, sample -> Tensors.of(part.apply(sample), part.apply(sample).length));
    }

    /** The same batch on the engine's device, still in float32. */
    public Batch on(Engine engine) {
        return new Batch(engine.place(photo), engine.place(answer), prompts, engine.place(points),
                engine.place(labels), engine.place(common), engine.place(known));
    }
}
