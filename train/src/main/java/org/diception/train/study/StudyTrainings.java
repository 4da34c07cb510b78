package org.diception.train.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.diception.InputException;
import org.diception.train.StepReport;
import org.diception.train.evaluate.Pace;
import org.diception.train.run.RunFolder;
import org.diception.train.run.RunListener;
import org.diception.train.run.TrainingRun;

/**
 * The training runs of a study, each made by the usual trainer from a recipe of its own, and how far all of
 * them are. For use by one thread.
 */
public final class StudyTrainings {
    private final StudyWatcher watcher;
    private final BooleanSupplier stop;
    private final int total;
    private final long start = System.nanoTime();
    private int done;
    private int doneHere;

    /**
     * @param stop asked after each step
     * @param total steps of all runs
     * @param done steps of those that are finished
     */
    public StudyTrainings(StudyWatcher watcher, BooleanSupplier stop, int total, int done) {
        this.watcher = watcher;
        this.stop = stop;
        this.total = total;
        this.done = done;
    }

    /**
     * Makes a run, or goes on with it from its checkpoint.
     *
     * @return whether the run is finished; no after a stop
     */
    public boolean make(Path recipe, String name, int steps) {
        int before = doneHere;
        RunListener listener = new RunListener() {
            private long first = -1;

            @Override
            public void say(String line) {
                // of dozens of runs; each says all of it on its page
            }

            @Override
            public void stepped(StepReport report, long of, double perSecond) {
                first = first < 0 ? report.step() - 1 : first;
                doneHere = (int) (before + report.step() - first);
                watcher.at(pace(done + (int) report.step()), name);
            }
        };
        new TrainingRun(recipe, listener, stop).run();
        if (stop.getAsBoolean()) {
            return false; // at its end or not, the next call sees to it
        }
        done += steps;
        return true;
    }

    /** How far all runs are. */
    public Pace pace() {
        return pace(done);
    }

    private Pace pace(int made) {
        return new Pace(made, total, doneHere, Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Deletes the checkpoint of a run whose result is kept: moments and float32 weights of dozens of runs
     * that nobody will go on with would take gigabytes.
     */
    public static void forgetCheckpoint(Path folder) {
        try (RunFolder taken = RunFolder.take(folder)) {
            Files.deleteIfExists(taken.checkpoint());
        } catch (IOException e) {
            throw new InputException(folder + ": the checkpoint cannot be deleted (" + e + ")", e);
        }
    }
}
