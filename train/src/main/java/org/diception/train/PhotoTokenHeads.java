package org.diception.train;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.diception.UsageException;
import org.diception.model.Streams;
import org.diception.nn.LayerNorm;
import org.diception.nn.Linear;
import org.diception.nn.Weights;
import org.diception.train.data.Batch;

/**
 * Linear heads, used in training only, that ask the photo's tokens for latents of answers: in the middle of
 * the blocks for the answers to all common questions at once, whatever the prompt is, and before the last
 * block for the answer to the prompt. The noise tokens read the photo's tokens, in the last block for the
 * last time, so it helps them when those already know the answer; and each sample teaches geometry, whatever
 * it asks.
 */
public final class PhotoTokenHeads {
    /** Of the names of its parameters. */
    static final String PREFIX = "photo_heads.";

    private static final double MIDDLE_WEIGHT = 0.5;
    private static final double LAST_WEIGHT = 1;
    private static final double EPSILON = 1e-6;

    private final Optional<Linear> middle;
    private final Linear last;
    private final int blocks;

    private PhotoTokenHeads(Optional<Linear> middle, Linear last, int blocks) {
        this.middle = middle;
        this.last = last;
        this.blocks = blocks;
    }

    /** Takes {@code photo_heads.last} and, where there are common questions, {@code photo_heads.middle}. */
    static PhotoTokenHeads of(Weights weights, int width, int patchValues, int blocks, int common) {
        if (blocks < 2) {
            throw new UsageException("the photo's tokens are asked before the last block, which leaves the"
                    + " noise's alone; a network of " + blocks + " block has nothing before it, take 2");
        }
        return new PhotoTokenHeads(
                common == 0 ? Optional.empty()
                        : Optional.of(weights.linear(PREFIX + "middle", width, (long) common * patchValues)),
                weights.linear(PREFIX + "last", width, patchValues),
                blocks);
    }

    /** What the heads are asked for a batch. */
    Probe probe(Batch batch, int patchSize) {
        Tensor common = patches(batch.common().flatten(0, 1), patchSize) // (B·K, N, P)
                .unflatten(0, batch.common().size(0), batch.common().size(1)) // (B, K, N, P)
                .transpose(1, 2); // (B, N, K, P)
        Tensor known = batch.known().unsqueeze(1).unsqueeze(3); // (B, 1, K, 1)
        return new Probe(patches(batch.answer(), patchSize), common, known);
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

    /** The answers of a batch, and what is asked of the streams for them. */
    final class Probe {
        private final Tensor answer;
        private final Tensor common;
        private final Tensor known;

        private Probe(Tensor answer, Tensor common, Tensor known) {
            this.answer = answer;
            this.common = common;
            this.known = known;
        }

        /** The heads' loss on what leaves a block: a scalar; nothing for blocks without a head. */
        Optional<Tensor> loss(int block, Streams streams) {
            if (block == blocks - 2) {
                return Optional.of(mean(answer(last, streams.image()).sub(answer).square(), LAST_WEIGHT));
            }
            return block == blocks / 2 - 1 ? middle.map(head -> all(head, streams)) : Optional.empty();
        }

        private Tensor all(Linear head, Streams streams) {
            Tensor all = answer(head, streams.image())
                    .unflatten(2, common.size(2), common.size(3)); // (B, N, K, P)
            return mean(all.sub(common).square().mul(known), MIDDLE_WEIGHT);
        }

        private Tensor answer(Linear head, Tensor image) {
            long tokens = answer.size(1);
            long before = image.size(1) - tokens; // the photo's tokens stand last, or alone
            Tensor photo = LayerNorm.plain(image.narrow(1, before, tokens), EPSILON); // (B, N, D)
            return head.forward(photo).to(ScalarType.Float);
        }

        private static Tensor mean(Tensor error, double weight) {
            return error.mean().mul(new Scalar(weight));
        }
    }
}
