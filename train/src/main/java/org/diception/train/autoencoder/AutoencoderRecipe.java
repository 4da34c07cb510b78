package org.diception.train.autoencoder;

import java.nio.file.Path;
import java.util.Optional;
import org.diception.train.optim.RateSchedule;
import org.diception.vae.PatchAutoencoderConfig;

/**
 * How the autoencoder is made and trained.
 *
 * @param architecture the numbers of the autoencoder
 * @param from folder of an autoencoder of this architecture that the run goes on from; without one it starts
 *     as the linear code
 * @param side pixels of a training picture along each side
 * @param photosPerStep photos of a step whose latents the heads read, one of each scene
 * @param answersPerStep painted answers that are redrawn, of the first of these scenes
 * @param photosRedrawn photos that are redrawn too: what a photo looks like matters less than what is in it
 * @param steps optimiser steps of the whole run
 * @param rate learning rate of AdamW at its height
 * @param filterRate learning rate of Muon, for the convolutions of residual blocks
 * @param warmUp steps over which the rate rises; it falls along a cosine to a hundredth after that
 * @param latentNoise largest noise on the latent, in standard deviations of its channel
 * @param edgeWeight weight of the loss on finite differences, beside that on colours
 * @param truthWeight weight of the losses of the heads that read the scene's truth from the latent
 * @param emaDecay of the averaged weights
 */
public record AutoencoderRecipe(
        PatchAutoencoderConfig architecture, Optional<Path> from, int side, int photosPerStep,
        int answersPerStep, int photosRedrawn, long steps, double rate, double filterRate, int warmUp,
        double latentNoise, double edgeWeight, double truthWeight, double emaDecay, long seed) {
    private static final PatchAutoencoderConfig NANO =
            new PatchAutoencoderConfig(24, 64, 128, 2, 3, 192, 4);
    private static final double FINAL_SHARE = 0.01;

    public AutoencoderRecipe {
        if (steps < 1 || answersPerStep < 1 || photosRedrawn < 0
                || photosPerStep < Math.max(answersPerStep, photosRedrawn)) {
            throw new IllegalArgumentException("steps " + steps + " and answers " + answersPerStep
                    + " must be at least 1, photos " + photosPerStep + " at least as many as the answers and"
                    + " the " + photosRedrawn + " redrawn photos");
        }
        if (architecture.width() < AutoencoderStart.COLOURS
                || architecture.deepWidth() < 2 * architecture.latentChannels()) {
            throw new IllegalArgumentException("widths " + architecture.width() + " and "
                    + architecture.deepWidth() + " must be at least " + AutoencoderStart.COLOURS + " and "
                    + 2 * architecture.latentChannels() + " for the linear start");
        }
    }

    /** What the embedded model uses, for so many steps. */
    public static AutoencoderRecipe nano(long steps) {
        return new AutoencoderRecipe(
                NANO, Optional.empty(), 128, 12, 4, 1, steps, 5e-4, 1.5e-3, 100, 0.1, 0.2, 1.0, 0.995, 1);
    }

    /**
     * The embedded model's, taught larger pictures from where it is: fewer of them a step, since each has
     * more cells, and lower rates.
     *
     * @param from the folder of the trained autoencoder
     */
    public static AutoencoderRecipe larger(long steps, int side, Path from) {
        return new AutoencoderRecipe(NANO, Optional.of(from), side, 6, 2, 1, steps, 3e-4, 9e-4, 200, 0.1,
                0.2, 1.0, 0.995, 2);
    }

    /** The same with another weight of what the heads are asked; 0 for an autoencoder that only redraws. */
    public AutoencoderRecipe withTruthWeight(double weight) {
        return new AutoencoderRecipe(architecture, from, side, photosPerStep, answersPerStep, photosRedrawn,
                steps, rate, filterRate, warmUp, latentNoise, edgeWeight, weight, emaDecay, seed);
    }

    int latentChannels() {
        return architecture.latentChannels();
    }

    RateSchedule rates() {
        return new RateSchedule(steps, warmUp, RateSchedule.Shape.COSINE, 1, FINAL_SHARE);
    }
}
