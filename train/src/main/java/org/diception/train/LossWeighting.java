package org.diception.train;

/** The weight of a sample in the loss by its sigma (diffusers {@code compute_loss_weighting_for_sd3}). */
public enum LossWeighting {
    /** Every sigma alike, as the logit-normal and the mode density go with it. */
    NONE {
        @Override
        public double weight(double sigma) {
            return 1;
        }
    },
    /** 1 / σ². */
    SIGMA_SQRT {
        @Override
        public double weight(double sigma) {
            return 1 / (sigma * sigma);
        }
    },
    /** 2 / (π (1 − 2σ + 2σ²)). */
    COSMAP {
        @Override
        public double weight(double sigma) {
            return 2 / (Math.PI * (1 - 2 * sigma + 2 * sigma * sigma));
        }
    };

    /** The factor for a sigma in (0, 1]. */
    public abstract double weight(double sigma);
}
