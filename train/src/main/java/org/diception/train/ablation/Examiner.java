package org.diception.train.ablation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.diception.Diception;
import org.diception.train.evaluate.Evaluation;
import org.diception.train.evaluate.EvaluationRecipe;
import org.diception.train.evaluate.Pace;
import org.diception.train.evaluate.Report;
import org.diception.train.study.StudyWatcher;

/** Scores models as {@code ./diception evaluate} does, each once. For use by one thread. */
final class Examiner {
    private static final int DIGITS = 8;

    private final StudyWatcher watcher;
    private final BooleanSupplier stop;

    /** @param stop asked before each scene */
    Examiner(StudyWatcher watcher, BooleanSupplier stop) {
        this.watcher = watcher;
        this.stop = stop;
    }

    /** Where the scores of a model lie, there or not: what is asked otherwise lies elsewhere. */
    static Path file(Path folder, EvaluationRecipe asked) {
        return folder.resolve("scores-" + asked.hash().substring(0, DIGITS) + ".json");
    }

    /**
     * Scores a model unless that has happened; an examination that was stopped goes on where it was.
     *
     * @param folder of the scores
     */
    void score(EvaluationRecipe asked, String name, Path folder) {
        Path file = file(folder, asked);
        if (Files.exists(file)) {
            return;
        }
        Path notes = folder.resolve("evaluation-" + asked.hash().substring(0, DIGITS));
        try (Diception model = asked.load()) {
            Report report = Evaluation.run(asked, model, notes, new Evaluation.Watcher() {
                @Override
                public void at(Pace pace, String set, String sample) {
                    if (stop.getAsBoolean()) {
                        throw new CancellationException(); // what was scored so far is kept
                    }
                    watcher.at(pace, "scores of " + name);
                }

                @Override
                public void skipped(String set, String line) {
                    watcher.say("skipped in " + set + ": " + line);
                }
            });
            Scores.of(report).write(file);
        } catch (CancellationException e) {
            watcher.say("stopped while scoring " + name);
        }
    }
}
