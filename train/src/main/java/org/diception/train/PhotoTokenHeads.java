package org.diception.train;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.model.Transformer;
import org.diception.nn.LayerNorm;
import org.diception.nn.Linear;
import org.diception.nn.Weights;

/**
 * Linear heads, used in training only, that ask the photo's tokens for the answer's latent in the middle and
 * at the end of the blocks. The noise tokens read the photo's tokens, so it helps them when those already
 * know the answer.
 */
public final class PhotoTokenHeads {
    /** Of the names of its parameters. */
    static final String PREFIX = "photo_heads.";

    private static final double MIDDLE_WEIGHT = 0.5;
    private static final double LAST_WEIGHT = 1;
    private static final double EPSILON = 1e-6;

    private final List<Linear> heads;
    private final int[] blocks;

    private PhotoTokenHeads(List<Linear> heads, int[] blocks) {
        this.heads = heads;
        this.blocks = blocks;
    }

    /** Takes {@code photo_heads.0} and {@code photo_heads.1}. */
    static PhotoTokenHeads of(Weights weights, int width, int patchValues, int blocks) {
        return new PhotoTokenHeads(
                List.of(
                        weights.linear(PREFIX + "0", width, patchValues),
                        weights.linear(PREFIX + "1", width, patchValues)),
                new int[] {blocks / 2 - 1, blocks - 1});
    }

    /** Collects the heads' loss while a forward pass goes on; {@code answer} is (B, C, h, w) in float32. */
    Probe probe(Tensor answer, int patchSize) {
        return new Probe(patches(answer, patchSize));
    }

    /**
     * (B, C, h, w) to (B, N, p · p · C) in the order in which the transformer's last layer writes a patch.
     */
    static Tensor patches(Tensor latent, int p) {
        long batch = latent.size(0);
        long channels = latent.size(1);
        long rows = latent.size(2) / p;
        long columns = latent.size(3) / p;
        return latent.view(batch, channels, rows, p, columns, p) // (B, C, h, p, w, q)
                .permute(0, 2, 4, 3, 5, 1) // (B, h, w, p, q, C)
                .reshape(batch, rows * columns, (long) p * p * channels); // (B, N, p·p·C)
    }

    final class Probe {
        private final Tensor target;
        private final PointerScope owner = PointerScope.getInnerScope();
        private Tensor loss = torch.zeros(1);

        private Probe(Tensor target) {
            this.target = target;
        }

        /** To be handed to the forward pass; keeps only what the heads answer. */
        Transformer.Tap tap() {
            return (block, streams) -> {
                for (int i = 0; i < blocks.length; i++) {
                    if (blocks[i] == block) {
                        add(heads.get(i), streams.image(), i == 0 ? MIDDLE_WEIGHT : LAST_WEIGHT);
                    }
                }
            };
        }

        private void add(Linear head, Tensor image, double weight) {
            long tokens = target.size(1);
            Tensor photo = LayerNorm.plain(image.narrow(1, tokens, tokens), EPSILON); // (B, N, D)
            Tensor error = head.forward(photo).to(ScalarType.Float).sub(target).pow(new Scalar(2)).mean();
            loss = loss.add(error, new Scalar(weight));
            owner.attach(loss); // the tap runs inside the network's scope, the loss must outlive it
        }

        Tensor loss() {
            return loss;
        }
    }
}
