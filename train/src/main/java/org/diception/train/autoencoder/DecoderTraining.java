package org.diception.train.autoencoder;

import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.diception.io.WeightFiles;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.TensorSource;
import org.diception.nn.Weights;
import org.diception.vae.PatchAutoencoder;

/**
 * The second part of the autoencoder's training, see {@link DecoderTrainer}; writes a new folder,
 * now and then and at the end.
 */
public final class DecoderTraining {
    private static final int HELD_OUT = 32;
    private static final int PUBLISH_EVERY = 500;
    /** Training of the first part began at seed 0. */
    private static final long FIRST_SEED = 300_000;

    private DecoderTraining() {}

    /**
     * Arguments: a trained {@code vae/} folder, the folder to write, the number of
     * steps, the number of threads.
     */
    public static void main(String[] arguments) {
        Engine.load();
        torch.set_num_threads(Integer.parseInt(arguments[3]));
        long steps = Long.parseLong(arguments[2]);
        AutoencoderRecipe recipe = AutoencoderRecipe.nano(steps);
        Reconstruction heldOut = new Reconstruction(HELD_OUT, recipe.side());
        try (TensorSource trained = WeightFiles.open(Path.of(arguments[0]));
                DecoderTrainer trainer = new DecoderTrainer(recipe, trained, FIRST_SEED)) {
            double sum = 0;
            for (long step = 1; step <= steps; step++) {
                sum += trainer.step();
                if (step % PUBLISH_EVERY == 0 || step == steps) {
                    System.err.printf("step %d of %d, deviation %.4f, %s%n", step, steps, sum / PUBLISH_EVERY,
                            publish(trainer, recipe, Path.of(arguments[1]), heldOut));
                    sum = 0;
                }
            }
        }
    }

    private static Map<String, Double> publish(
            DecoderTrainer trainer, AutoencoderRecipe recipe, Path folder, Reconstruction heldOut) {
        MemorySource published = trainer.published();
        AutoencoderFolder.write(folder, recipe.architecture(), published);
        try (PointerScope scope = new PointerScope(); Weights weights = Weights.of(published, Engine.cpu())) {
            return heldOut.decibels(PatchAutoencoder.of(recipe.architecture(), weights));
        }
    }
}
