package org.diception.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.ModelException;
import org.diception.UsageException;
import org.diception.io.JsonConfig;

/**
 * The schedule of rectified flow: sigma falls from 1 (noise) to 0 (answer), bent by {@code shift} so that
 * more steps are spent near the noise (SD3 paper, section 5.3.2).
 *
 * <p>As in diffusers 0.30.3, with which the model is run, the shift acts twice on the smallest sigma: once
 * when the training table is made, once more when the steps are laid out.
 */
public record FlowMatch(double shift, int numTrainTimesteps) {
    public FlowMatch {
        if (!(shift > 0) || numTrainTimesteps < 1) {
            throw new ModelException("scheduler config: shift " + shift + " and " + numTrainTimesteps
                    + " training timesteps; both must be positive");
        }
    }

    /** Reads {@code scheduler/scheduler_config.json}. */
    public static FlowMatch of(JsonConfig json) {
        if (json.flag("use_dynamic_shifting", false)) {
            throw new ModelException(
                    json.label() + ": 'use_dynamic_shifting' is true; Stable Diffusion 3 has it false");
        }
        return new FlowMatch(json.number("shift", 1), json.integer("num_train_timesteps", 1000));
    }

    /** The sigmas of a run: {@code steps + 1} values from 1 down to 0. */
    public float[] sigmas(int steps) {
        if (steps < 1 || steps > numTrainTimesteps) {
            throw new UsageException(steps + " steps asked for, the model takes 1 to " + numTrainTimesteps);
        }
        double last = trainSigma(numTrainTimesteps - 1);
        float[] sigmas = new float[steps + 1];
        for (int i = 0; i < steps; i++) {
            double timestep = steps == 1 ? numTrainTimesteps
                    : numTrainTimesteps + i * (last * numTrainTimesteps - numTrainTimesteps) / (steps - 1);
            sigmas[i] = (float) shifted(timestep / numTrainTimesteps);
        }
        return sigmas;
    }

    /**
     * Entry {@code index} of the training table: 0 is sigma 1, pure noise. In float32
     * as the reference computes it.
     */
    public float trainSigma(int index) {
        float sigma = (float) (numTrainTimesteps - index) / numTrainTimesteps;
        return (float) shift * sigma / (1 + (float) (shift - 1) * sigma);
    }

    /** The model's time of a sigma. */
    public float timestep(float sigma) {
        return sigma * numTrainTimesteps;
    }

    /** One Euler step along a velocity, from one sigma to the next: (B, C, h, w), float32. */
    static Tensor step(Tensor latents, Tensor velocity, float from, float to) {
        return latents.add(velocity, new Scalar(to - from));
    }

    private double shifted(double sigma) {
        return shift * sigma / (1 + (shift - 1) * sigma);
    }
}
