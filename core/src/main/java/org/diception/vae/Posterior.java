package org.diception.vae;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * What the encoder believes: an independent normal distribution per latent number, before shift and scale.
 */
public record Posterior(Tensor mean, Tensor logVariance) {
    private static final double MIN_LOG_VARIANCE = -30;
    private static final double MAX_LOG_VARIANCE = 20;

    /**
     * Splits (B, 2C, h, w) into two (B, C, h, w); the log variance is clamped to [-30, 20] as in diffusers.
     */
    static Posterior of(Tensor moments) {
        long channels = moments.size(1) / 2;
        Tensor logVariance = moments.narrow(1, channels, channels)
                .clamp(new ScalarOptional(new Scalar(MIN_LOG_VARIANCE)),
                        new ScalarOptional(new Scalar(MAX_LOG_VARIANCE)));
        return new Posterior(moments.narrow(1, 0, channels), logVariance);
    }

    /** The latent that standard normal noise of the mean's shape picks. */
    public Tensor sample(Tensor noise) {
        Tensor deviation = logVariance.mul(new Scalar(0.5)).exp();
        return mean.add(deviation.mul(noise));
    }
}
