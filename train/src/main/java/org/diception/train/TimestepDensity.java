package org.diception.train;

import java.util.random.RandomGenerator;

/**
 * Where on the path from noise to answer a training sample is taken (SD3 paper, section 3.1; diffusers
 * {@code compute_density_for_timestep_sampling}). Immutable.
 */
public sealed interface TimestepDensity {
    /**
     * The place on the path that a draw falls on.
     *
     * @param draw uniform in [0, 1), for {@link LogitNormal} standard normal
     * @return in [0, 1]: 0 is pure noise, 1 the answer
     */
    double density(double draw);

    /** A random place on the path, in [0, 1]. */
    default double sample(RandomGenerator random) {
        return density(random.nextDouble());
    }

    /** Entry of the training table at a place on the path, multiplied in float32 as the reference does. */
    static int index(double place, int trainTimesteps) {
        return Math.min((int) ((float) place * trainTimesteps), trainTimesteps - 1);
    }

    /** Every place alike; called {@code none} in diffusers. */
    record Uniform() implements TimestepDensity {
        @Override
        public double density(double draw) {
            return draw;
        }
    }

    /**
     * The logistic function of a normal variable: more of the middle, with mean above 0 more of the answer.
     */
    record LogitNormal(double mean, double deviation) implements TimestepDensity {
        public LogitNormal {
            if (!(deviation > 0)) {
                throw new IllegalArgumentException(
                        "deviation " + deviation + " of a density must be positive");
            }
        }

        @Override
        public double density(double draw) {
            return 1 / (1 + Math.exp(-(mean + deviation * draw)));
        }

        @Override
        public double sample(RandomGenerator random) {
            return density(random.nextGaussian());
        }
    }

    /** Heavier in the middle with a positive scale, but never thin at the ends. */
    record Mode(double scale) implements TimestepDensity {
        @Override
        public double density(double draw) {
            double cosine = Math.cos(Math.PI / 2 * draw);
            return 1 - draw - scale * (cosine * cosine - 1 + draw);
        }
    }
}
