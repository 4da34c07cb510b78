package org.diception.train;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.diception.model.Streams;
import org.diception.nn.Tensors;

/**
 * The flow-matching loss of a batch and the loss of its photo tokens, as a share of the step's loss;
 * remembers both.
 */
final class BatchObjective implements Objective {
    private final NoisyBatch batch;
    private final Optional<PhotoTokenHeads.Probe> probe;
    private final LossSettings settings;
    private final double share;
    private final boolean photosOnly;
    private final IntConsumer left;
    private Losses losses = Losses.NONE;

    /**
     * @param share of this part in the step's batch
     * @param photosOnly whether the photo's tokens alone are asked
     * @param left told of each block that the backward pass has left
     */
    BatchObjective(NoisyBatch batch, Optional<PhotoTokenHeads.Probe> probe, LossSettings settings,
            double share, boolean photosOnly, IntConsumer left) {
        this.batch = batch;
        this.probe = probe;
        this.settings = settings;
        this.share = share;
        this.photosOnly = photosOnly;
        this.left = left;
    }

    @Override
    public Optional<Tensor> ofVelocity(Tensor velocity) {
        if (photosOnly) {
            return Optional.empty();
        }
        Tensor loss = settings.weighting() == LossWeighting.NONE
                ? FlowMatchingLoss.of(velocity, batch.batch().answer(), batch.noise())
                : FlowMatchingLoss.of(velocity, batch.batch().answer(), batch.noise(), weights(velocity));
        Tensor part = loss.mul(new Scalar(share));
        losses = losses.plus(new Losses(part.item_float(), 0));
        return Optional.of(part);
    }

    private Tensor weights(Tensor like) {
        float[] weights = new float[batch.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) settings.weighting().weight(batch.sigmas()[i]);
        }
        return Tensors.of(weights, weights.length).to(like.device(), batch.noise().scalar_type());
    }

    @Override
    public Optional<Tensor> ofBlock(int block, Streams streams) {
        return probe.flatMap(p -> p.loss(block, streams)).map(loss -> {
            losses = losses.plus(new Losses(0, share * loss.item_float()));
            return loss.mul(new Scalar(share * settings.photoTokens()));
        });
    }

    @Override
    public void left(int block) {
        left.accept(block);
    }

    Losses losses() {
        return losses;
    }
}
