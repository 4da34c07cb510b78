package org.diception.model;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.nn.Linear;
import org.diception.nn.Scope;
import org.diception.nn.Tensors;
import org.diception.nn.Weights;

/**
 * The vector that modulates every block: the timestep's sinusoid and the prompt's pooled vector, each through
 * its own two-layer network, added (diffusers {@code CombinedTimestepTextProjEmbeddings}).
 */
public record TimeTextEmbed(Mlp timestepEmbedder, Mlp textEmbedder) {
    /** Entries of the sinusoid: fixed in Stable Diffusion 3. */
    static final int SINUSOID = 256;

    private static final double MAX_PERIOD = 10_000;

    /** Linear, SiLU, linear. */
    record Mlp(Linear linear1, Linear linear2) {
        static Mlp of(Weights weights, long in, long width) {
            return new Mlp(weights.linear("linear_1", in, width), weights.linear("linear_2", width, width));
        }

        Tensor forward(Tensor x) {
            return linear2.ofVectors(torch.silu(linear1.ofVectors(x)));
        }
    }

    /** Takes {@code timestep_embedder} and {@code text_embedder}. */
    public static TimeTextEmbed of(Weights weights, TransformerConfig config) {
        return new TimeTextEmbed(
                Mlp.of(weights.sub("timestep_embedder"), SINUSOID, config.width()),
                Mlp.of(weights.sub("text_embedder"), config.pooledProjectionDim(), config.width()));
    }

    /** Timesteps (B) in [0, 1000] and pooled vectors (B, P) to (B, D). */
    public Tensor forward(Tensor timestep, Tensor pooled) {
        try (var scope = new Scope()) {
            Tensor time = timestepEmbedder.forward(sinusoid(timestep).to(pooled.scalar_type()));
            return scope.out(time.add(textEmbedder.forward(pooled)));
        }
    }

    /** Timesteps (B) to [cos, sin] features (B, 256), in float32 as the reference computes them. */
    static Tensor sinusoid(Tensor timestep) {
        int half = SINUSOID / 2;
        float[] exponents = new float[half];
        for (int i = 0; i < half; i++) {
            exponents[i] = (float) -Math.log(MAX_PERIOD) * i / half;
        }
        try (var scope = new Scope()) {
            Tensor frequencies = Tensors.of(exponents, 1, half).exp().to(timestep.device(), ScalarType.Float);
            Tensor angles = timestep.to(ScalarType.Float).unsqueeze(1).mul(frequencies); // (B, 128)
            return scope.out(Tensors.cat(1, angles.cos(), angles.sin())); // (B, 256)
        }
    }
}
