package org.diception.train;

import java.util.random.RandomGenerator;
import org.diception.model.FlowMatch;

/**
 * How far on the path from answer to noise a sample is taken: pure noise for a share of the samples, a
 * density over the schedule's training table for the others.
 */
public record SigmaDensity(TimestepDensity density, double pureNoise) {
    public SigmaDensity {
        if (!(pureNoise >= 0 && pureNoise <= 1)) {
            throw new IllegalArgumentException(
                    "share of pure noise is " + pureNoise + ", must lie in [0, 1]");
        }
    }

    /** A random sigma in (0, 1]. */
    public float sample(RandomGenerator random, FlowMatch schedule) {
        boolean pure = random.nextDouble() < pureNoise;
        int index = TimestepDensity.index(density.sample(random), schedule.numTrainTimesteps());
        return pure ? 1 : schedule.trainSigma(index);
    }
}
