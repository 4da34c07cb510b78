package org.diception.train;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.model.FlowMatch;
import org.diception.nn.Engine;
import org.diception.nn.Tensors;
import org.diception.train.data.Batch;

/**
 * Samples with all that is random about a step, on the device, in float32.
 *
 * @param batch as it was drawn
 * @param noise standard normal (B, C, h, w)
 * @param sigmas how far from the answer towards the noise, (0, 1]
 * @param kept 0 where prompt and points are left out, else 1
 */
public record NoisyBatch(Batch batch, Tensor noise, float[] sigmas, float[] kept) {
    /** The points of the paths (B, C, h, w). */
    public Tensor noisy() {
        return FlowMatchingLoss.noisy(batch.answer(), noise, sigma());
    }

    /** The network's time (B). */
    public Tensor timestep(FlowMatch schedule) {
        return sigma().mul(new Scalar((double) schedule.numTrainTimesteps()));
    }

    /** What the network is asked: the empty prompt where it is left out. */
    public List<String> prompts() {
        String[] prompts = batch.prompts().toArray(String[]::new);
        for (int i = 0; i < prompts.length; i++) {
            prompts[i] = kept[i] == 0 ? "" : prompts[i];
        }
        return List.of(prompts);
    }

    /** (B, 1, 1), to multiply the point tokens with. */
    Tensor keptPoints(Engine engine) {
        return engine.cast(Tensors.of(kept, kept.length, 1, 1));
    }

    private Tensor sigma() {
        Tensor sigma = Tensors.of(sigmas, sigmas.length);
        return sigma.to(noise.device(), noise.scalar_type());
    }

    int size() {
        return sigmas.length;
    }
}
