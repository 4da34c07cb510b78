package org.diception.model;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Scope;

/**
 * From noise to an answer: Euler steps along the transformer's velocity. Immutable; runs may go on in several
 * threads.
 */
public record Denoiser(Transformer transformer, FlowMatch schedule) {
    /** Told after every step; may throw to end the run. */
    @FunctionalInterface
    public interface Observer {
        /**
         * @param step from 1 to {@code steps}
         * @param latents after the step, float32 (B, C, h, w); only valid during the call
         * @param velocity that the step took, after guidance, float32; only valid during the call
         */
        void stepped(int step, int steps, Tensor latents, Tensor velocity);
    }

    /**
     * Runs the schedule.
     *
     * @param noise standard normal (B, C, h, w), float32
     * @param condition in the transformer's dtype
     * @return the answer's scaled latent (B, C, h, w), float32
     */
    public Tensor denoise(
            Tensor noise, Condition condition, Guidance guidance, int steps, Observer observer) {
        float[] sigmas = schedule.sigmas(steps);
        try (var scope = new Scope()) {
            Condition both = guidance.active() ? guidance.unconditional().then(condition) : condition;
            Tensor latents = noise;
            for (int i = 0; i < steps; i++) {
                try (var step = new Scope()) {
                    Tensor velocity = velocity(latents, both, guidance, sigmas[i]);
                    latents = step.out(FlowMatch.step(latents, velocity, sigmas[i], sigmas[i + 1]));
                    observer.stepped(i + 1, steps, latents, velocity);
                }
            }
            return scope.out(latents);
        }
    }

    private Tensor velocity(Tensor latents, Condition both, Guidance guidance, float sigma) {
        Tensor input = latents.to(both.text().scalar_type());
        if (guidance.active()) {
            input = input.repeat(2, 1, 1, 1); // (2B, C, h, w): unconditional, then conditional
        }
        Tensor timestep = torch.full(new long[] {input.size(0)}, new Scalar(schedule.timestep(sigma)));
        Tensor velocity = transformer.forward(input, timestep.to(input.device(), ScalarType.Float), both)
                .to(ScalarType.Float);
        if (!guidance.active()) {
            return velocity;
        }
        long batch = latents.size(0);
        Tensor unconditional = velocity.narrow(0, 0, batch);
        Tensor conditional = velocity.narrow(0, batch, batch);
        return unconditional.add(conditional.sub(unconditional), new Scalar(guidance.scale()));
    }
}
