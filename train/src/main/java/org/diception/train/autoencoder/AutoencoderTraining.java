package org.diception.train.autoencoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;
import org.diception.image.PngWriter;
import org.diception.nn.Engine;
import org.diception.nn.MemorySource;
import org.diception.nn.Weights;
import org.diception.vae.PatchAutoencoder;

/**
 * A whole run in a folder: {@code log.jsonl}, {@code checkpoint.safetensors} every few minutes, from which
 * the same command goes on, and now and then, at last at the end, {@code vae/} and {@code sheet.png}.
 */
public final class AutoencoderTraining {
    private static final long CHECKPOINT_NANOS = 120_000_000_000L;
    /** Looking at held-out scenes takes no more than a twentieth of a run, however slow the machine. */
    private static final int LOOK_SHARE = 20;
    private static final int LOG_EVERY = 50;
    private static final int HELD_OUT = 32;
    private static final int SHEET_COLUMNS = 10;

    private final AutoencoderRecipe recipe;
    private final Path folder;
    private final Reconstruction heldOut;

    private AutoencoderTraining(AutoencoderRecipe recipe, Path folder) {
        this.recipe = recipe;
        this.folder = folder;
        this.heldOut = new Reconstruction(HELD_OUT, recipe.side());
    }

    /**
     * Trains to the end of the recipe, or goes on from the folder's checkpoint.
     *
     * @param stop asked after each step; once it is true the run saves and ends
     * @return whether the last step was made
     */
    public static boolean run(AutoencoderRecipe recipe, Path folder, int threads, BooleanSupplier stop) {
        Engine.load();
        torch.set_num_threads(threads);
        try (AutoencoderTrainer trainer = new AutoencoderTrainer(recipe, 1)) {
            Files.createDirectories(folder);
            Path checkpoint = folder.resolve("checkpoint.safetensors");
            if (Files.exists(checkpoint)) {
                trainer.resume(checkpoint, 1);
            }
            new AutoencoderTraining(recipe, folder).run(trainer, checkpoint, stop);
            return trainer.steps() == recipe.steps();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be written", e);
        }
    }

    private void run(AutoencoderTrainer trainer, Path checkpoint, BooleanSupplier stop) throws IOException {
        long start = System.nanoTime();
        long firstStep = trainer.steps();
        long saved = start;
        long nextLook = start;
        boolean stopped = false;
        while (trainer.steps() < recipe.steps() && !stopped) {
            AutoencoderTrainer.Report report = trainer.step();
            long now = System.nanoTime();
            if (report.step() % LOG_EVERY == 0) {
                double perStep = (now - start) / 1e9 / (report.step() - firstStep);
                log(String.format(Locale.ROOT,
                        "{\"step\": %d, \"reconstruction\": %.4f, \"truth\": %.4f, \"norm\": %.2f,"
                                + " \"pictures_per_second\": %.2f, \"seconds_left\": %.0f}",
                        report.step(), report.reconstruction(), report.truth(), report.gradientNorm(),
                        (recipe.photosPerStep() + recipe.answersPerStep()) / perStep,
                        perStep * (recipe.steps() - report.step())));
            }
            stopped = stop.getAsBoolean();
            boolean last = report.step() == recipe.steps();
            if (now - saved > CHECKPOINT_NANOS || stopped || last) {
                saved = now;
                trainer.save(checkpoint);
                if (last || !stopped && now > nextLook) {
                    publish(trainer);
                    nextLook = now + LOOK_SHARE * (System.nanoTime() - now);
                }
            }
        }
    }

    private void publish(AutoencoderTrainer trainer) throws IOException {
        try (PointerScope scope = new PointerScope()) {
            MemorySource folded = trainer.folded();
            AutoencoderFolder.write(folder.resolve("vae"), recipe.architecture(), folded);
            try (Weights weights = Weights.of(folded, Engine.cpu())) {
                PatchAutoencoder autoencoder = PatchAutoencoder.of(recipe.architecture(), weights);
                String decibels = heldOut.decibels(autoencoder).entrySet().stream()
                        .map(kind ->
                                String.format(Locale.ROOT, "\"%s\": %.2f", kind.getKey(), kind.getValue()))
                        .collect(Collectors.joining(", "));
                log("{\"step\": " + trainer.steps() + ", " + trainer.reading(HELD_OUT).json()
                        + ", \"decibels\": {" + decibels + "}}");
                PngWriter sheet = PngWriter.rgb(heldOut.sheet(autoencoder, SHEET_COLUMNS));
                sheet.write(folder.resolve("sheet.png"));
            }
        }
    }

    private void log(String line) throws IOException {
        Files.writeString(folder.resolve("log.jsonl"), line + "\n", StandardCharsets.UTF_8,
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Arguments: the folder, the number of steps, the number of threads; for larger pictures also their side
     * in pixels and the folder of the trained autoencoder to go on from.
     */
    public static void main(String[] arguments) {
        long steps = Long.parseLong(arguments[1]);
        AutoencoderRecipe recipe = arguments.length == 3 ? AutoencoderRecipe.nano(steps)
                : AutoencoderRecipe.larger(steps, Integer.parseInt(arguments[3]), Path.of(arguments[4]));
        run(recipe, Path.of(arguments[0]), Integer.parseInt(arguments[2]), () -> false);
    }
}
