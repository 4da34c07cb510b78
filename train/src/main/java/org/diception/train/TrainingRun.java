package org.diception.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import org.diception.train.data.LatentPool;

/**
 * A run in a folder: {@code checkpoint.safetensors} to go on from, {@code train.jsonl} with a line per
 * interval. Started again with the same folder it goes on where it was.
 */
public final class TrainingRun {
    private static final int LOG_EVERY = 50;
    private static final Duration SAVE_EVERY = Duration.ofMinutes(3);

    private final Trainer trainer;
    private final LatentPool pool;
    private final Path folder;
    private final long steps;

    /** Called now and then with the trainer, to score or to draw. */
    @FunctionalInterface
    public interface Inspector {
        void inspect(Trainer trainer);
    }

    public TrainingRun(Trainer trainer, LatentPool pool, Path folder, long steps) {
        this.trainer = trainer;
        this.pool = pool;
        this.folder = folder;
        this.steps = steps;
    }

    /**
     * Trains until the last step; {@code inspector} is called every
     * {@code inspectEvery} steps and at the end.
     */
    public void run(int inspectEvery, Inspector inspector) {
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        if (Checkpoint.restore(trainer, checkpoint)) {
            System.err.println("going on after step " + trainer.steps());
        }
        long started = System.nanoTime();
        long saved = started;
        long firstStep = trainer.steps();
        Averages averages = new Averages();
        while (trainer.steps() < steps) {
            averages.add(trainer.step());
            if (trainer.steps() % LOG_EVERY == 0) {
                int samples = pool.refresh();
                double rate = (trainer.steps() - firstStep) / ((System.nanoTime() - started) / 1e9);
                log(averages.line(trainer.steps(), rate, (steps - trainer.steps()) / rate, samples));
                averages = new Averages();
            }
            if (trainer.steps() % inspectEvery == 0) {
                inspector.inspect(trainer);
            }
            if (System.nanoTime() - saved > SAVE_EVERY.toNanos()) {
                Checkpoint.save(trainer, checkpoint);
                saved = System.nanoTime();
            }
        }
        Checkpoint.save(trainer, checkpoint);
        inspector.inspect(trainer);
    }

    private void log(String line) {
        System.err.println(line);
        try (BufferedWriter out = Files.newBufferedWriter(
                folder.resolve("train.jsonl"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(line);
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the log cannot be written", e);
        }
    }

    private static final class Averages {
        private double loss;
        private double photoTokenLoss;
        private double norm;
        private long skipped;
        private int count;

        void add(Trainer.Report report) {
            loss += report.loss();
            photoTokenLoss += report.photoTokenLoss();
            norm += report.gradientNorm();
            skipped = report.skippedSteps();
            count++;
        }

        String line(long step, double rate, double secondsLeft, int samples) {
            return String.format(Locale.ROOT,
                    "{\"step\":%d,\"loss\":%.4f,\"photo_token_loss\":%.4f,\"gradient_norm\":%.3f,"
                            + "\"skipped\":%d,\"steps_per_second\":%.2f,\"minutes_left\":%.1f,"
                            + "\"samples\":%d}",
                    step, loss / count, photoTokenLoss / count, norm / count, skipped, rate, secondsLeft / 60,
                    samples);
        }
    }
}
