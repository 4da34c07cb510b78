package org.diception.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.diception.model.FlowMatch;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.train.data.Batch;
import org.diception.train.data.LatentPool;
import org.diception.train.data.LatentSample;

/**
 * Draws the samples of a step. What it draws depends on the seed, the step and a sample's place in the batch
 * alone, {@link SampleSeed}.
 *
 * @param promptDropout share of the samples with the empty prompt and zeros for the points, for guidance
 */
public record Draws(
        LatentPool pool, FlowMatch schedule, SigmaDensity sigmas, double promptDropout, long seed) {
    public Draws {
        if (!(promptDropout >= 0 && promptDropout <= 1)) {
            throw new IllegalArgumentException(
                    "prompt dropout is " + promptDropout + ", must lie in [0, 1]");
        }
    }

    /** Samples {@code from} up to {@code from + count} of a step's batch, on the engine's device. */
    NoisyBatch draw(long step, int from, int count, Engine engine) {
        List<LatentSample> samples = new ArrayList<>();
        Tensor[] noise = new Tensor[count];
        float[] sigma = new float[count];
        float[] kept = new float[count];
        for (int i = 0; i < count; i++) {
            SampleSeed own = new SampleSeed(seed, step, from + i);
            Random random = own.random();
            LatentSample sample = pool.draw(random);
            samples.add(sample);
            sigma[i] = sigmas.sample(random, schedule);
            kept[i] = random.nextDouble() < promptDropout ? 0 : 1;
            noise[i] = own.noise(Tensors.shape(sample.answer()));
        }
        return batch(samples, noise, sigma, kept, engine);
    }

    /** Samples that are not drawn, with noise and sigmas that stay the same through the run. */
    public NoisyBatch heldOut(List<LatentSample> samples, int from, Engine engine) {
        Tensor[] noise = new Tensor[samples.size()];
        float[] sigma = new float[noise.length];
        float[] kept = new float[noise.length];
        for (int i = 0; i < noise.length; i++) {
            SampleSeed own = new SampleSeed(seed, 0, from + i); // steps count from 1
            sigma[i] = sigmas.sample(own.random(), schedule);
            kept[i] = 1;
            noise[i] = own.noise(Tensors.shape(samples.get(i).answer()));
        }
        return batch(samples, noise, sigma, kept, engine);
    }

    private static NoisyBatch batch(
            List<LatentSample> samples, Tensor[] noise, float[] sigma, float[] kept, Engine engine) {
        return new NoisyBatch(
                Batch.of(samples).on(engine), engine.place(Tensors.stack(0, noise)), sigma, kept);
    }
}
