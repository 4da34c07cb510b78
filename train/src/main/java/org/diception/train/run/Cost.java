package org.diception.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;
import org.diception.Device;
import org.diception.Precision;
import org.diception.UsageException;
import org.diception.model.PointEncoder;
import org.diception.model.TransformerConfig;
import org.diception.nn.Bfloat16;
import org.diception.nn.Hardware;
import org.diception.train.TrainedModel;
import org.diception.train.optim.ParameterSet;

/**
 * What a run takes of memory, in bytes, by arithmetic; docs/training.md compares it with what was measured.
 *
 * @param widened whether bfloat16 is computed in float32 here
 * @param weights float32 of what is trained, the file's own format of what is not, the copies that are
 *     computed with, and the autoencoder
 * @param gradients float32 of what is trained
 * @param moments of the optimisers
 * @param averages of the trained weights
 * @param activations that the backward pass needs
 */
record Cost(long parameters, long trained, boolean widened, long weights, long gradients, long moments,
        long averages, long activations) {
    /** Java, libtorch and its buffers, before anything is loaded. Measured: 0.4 to 0.7 GB. */
    private static final long PROGRAM = 600L << 20;

    /** Scores of attention that are at work at once in the backward pass, and their gradients. */
    private static final long ATTENTION = 256L << 20;

    /** What a token's way through a block leaves for the backward pass, as multiples of the width. */
    private static final long BLOCK_WIDTHS = 26;

    /**
     * The cost of a recipe.
     *
     * @param latent channels, rows and columns
     * @param textTokens of a prompt
     * @param processes that share out each batch
     * @param beside bytes of the autoencoder, which stays in memory
     */
    static Cost of(TrainRecipe recipe, TrainedModel model, long[] latent, long textTokens, int processes,
            long beside) {
        ParameterSet parameters = model.parameters();
        long trained = parameters.trainedCount();
        long all = parameters.tensors().values().stream().mapToLong(Tensor::numel).sum();
        long stored = parameters.tensors().values().stream().mapToLong(Tensor::nbytes).sum();
        boolean half = recipe.compute().precision() == Precision.BF16;
        boolean widened = half && Bfloat16.isForeign(recipe.compute().device(), Precision.BF16);
        double moments = recipe.optimizer().momentsPerParameter(parameters.trained())
                / (recipe.parallel().shardOptimiser() ? processes : 1);
        long weights = model.frozenBytes() + stored + (half ? 2 * trained : 0) + beside;
        if (widened) { // the backward pass keeps copies, of one block where blocks are recomputed
            weights += 4 * all / (recipe.step().recompute() ? model.config().numLayers() : 1);
        }
        return new Cost(all, trained, widened, weights, 4 * trained,
                Math.round(4 * moments * trained), recipe.emaDecay() > 0 ? 4 * trained : 0,
                activations(recipe, model.config(), latent, textTokens, recipe.step().atOnce(processes),
                        half && !widened ? 2 : 4));
    }

    /** @param bytes of a number in the format that is computed in */
    private static long activations(TrainRecipe recipe, TransformerConfig config, long[] latent, long text,
            int samples, int bytes) {
        long noise = latent[1] * latent[2] / ((long) config.patchSize() * config.patchSize());
        long tokens = (config.photoOnChannels() ? noise : 2 * noise) + text + PointEncoder.SLOTS;
        long stream = tokens * config.width() * bytes;
        long block = BLOCK_WIDTHS * stream;
        long scores = 4 * samples * config.numAttentionHeads() * tokens * tokens * bytes;
        return Math.min(scores, ATTENTION) + samples * (recipe.step().recompute()
                ? config.numLayers() * stream + 2 * block
                : config.numLayers() * block);
    }

    long bytes() {
        return PROGRAM + weights + gradients + moments + averages + activations;
    }

    /** What is said before the first step. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                String.format(Locale.ROOT, "%,d parameters, %,d of them trained", parameters, trained),
                String.format(Locale.ROOT, "about %s of memory: weights %s, gradients %s, moments %s,"
                        + " averages %s, activations %s, the program itself %s", size(bytes()), size(weights),
                        size(gradients), size(moments), size(averages), size(activations), size(PROGRAM))));
        if (widened) {
            lines.add("this processor has no instructions for bfloat16: 'precision: f32' is no slower here");
        }
        return lines;
    }

    /**
     * Refuses what cannot fit into the memory that is free.
     *
     * @throws UsageException with what would help
     */
    void requireFits(TrainRecipe recipe) {
        long free = Hardware.memory().available();
        if (recipe.compute().device() == Device.CPU && free > 0 && bytes() > free) {
            throw new UsageException("this takes about " + size(bytes()) + " of memory, " + size(free)
                    + " are free: " + cure(recipe));
        }
    }

    private String cure(TrainRecipe recipe) {
        boolean activationsLead = activations > weights + gradients + moments + averages;
        if (activationsLead && !recipe.step().recompute()) {
            return "set 'recompute: true'";
        }
        if (activationsLead && recipe.step().parts() < recipe.step().batch()) {
            return "raise 'accumulate', so that fewer samples are computed together";
        }
        return "freeze more of the model, " + (averages > 0 ? "leave out 'ema', " : "")
                + (recipe.parallel().shardOptimiser() ? ""
                        : "share out the moments over several machines ('processes.shard-optimiser'), ")
                + "or train an adapter instead";
    }

    static String size(long bytes) {
        return bytes >= 1L << 30
                ? String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30))
                : String.format(Locale.ROOT, "%.0f MB", bytes / (double) (1L << 20));
    }
}
