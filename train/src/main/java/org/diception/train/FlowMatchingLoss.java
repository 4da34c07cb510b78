package org.diception.train;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The loss of rectified flow (paper, equation 2): between answer and noise the path is straight, the network
 * is asked for its direction, on the noise tokens only.
 */
public final class FlowMatchingLoss {
    private FlowMatchingLoss() {}

    /**
     * The point of the path: {@code (1 − sigma) answer + sigma noise}; sigma (B), the others (B, C, h, w).
     */
    public static Tensor noisy(Tensor answer, Tensor noise, Tensor sigma) {
        Tensor s = sigma.view(-1, 1, 1, 1);
        return answer.mul(s.neg().add(new Scalar(1))).add(noise.mul(s));
    }

    /** Mean squared distance of a velocity from {@code noise − answer}, in float32: a scalar. */
    public static Tensor of(Tensor velocity, Tensor answer, Tensor noise) {
        return error(velocity, answer, noise).mean();
    }

    /** The same with a weight for each sample (B). */
    public static Tensor of(Tensor velocity, Tensor answer, Tensor noise, Tensor weights) {
        return error(velocity, answer, noise).mul(weights.view(-1, 1, 1, 1)).mean();
    }

    private static Tensor error(Tensor velocity, Tensor answer, Tensor noise) {
        return velocity.to(ScalarType.Float).sub(noise.sub(answer)).pow(new Scalar(2)); // (B, C, h, w)
    }
}
