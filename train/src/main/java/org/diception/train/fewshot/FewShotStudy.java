package org.diception.train.fewshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.diception.train.evaluate.Pace;
import org.diception.train.study.RunRecipe;
import org.diception.train.study.StudyModel;
import org.diception.train.study.StudyTrainings;
import org.diception.train.study.StudyWatcher;

/**
 * Makes the runs of a study one after the other, each by the usual trainer from a recipe of its own. What is
 * finished is kept and a run that was stopped goes on from its checkpoint, so a study may be stopped at any
 * moment. For use by one thread.
 */
public final class FewShotStudy {
    private final StudyRecipe recipe;
    private final StudyWatcher watcher;
    private final BooleanSupplier stop;
    private final StudyModel model;
    private final StudyPairs pairs;
    private final List<StudyRun> runs = new ArrayList<>();

    private FewShotStudy(StudyRecipe recipe, StudyWatcher watcher, BooleanSupplier stop) {
        this.recipe = recipe;
        this.watcher = watcher;
        this.stop = stop;
        this.model = StudyModel.of(recipe.model());
        this.pairs = new StudyPairs(recipe.folder().resolve("pairs"), model.side());
        for (int seed = 1; seed <= seeds(); seed++) {
            for (int images : recipe.images()) {
                for (SceneTask task : recipe.tasks()) {
                    for (StudyRecipe.Method method : recipe.methods()) {
                        if (seed <= method.seeds()) {
                            runs.add(new StudyRun(recipe, model, pairs, task, images, method, seed));
                        }
                    }
                }
            }
        }
    }

    /**
     * Makes the runs that are missing, until all are there or a stop is asked for, and reports on those that
     * are finished.
     *
     * @param stop asked after each step
     */
    public static StudyReport run(StudyRecipe recipe, StudyWatcher watcher, BooleanSupplier stop) {
        return new FewShotStudy(recipe, watcher, stop).run();
    }

    private int seeds() {
        return recipe.methods().stream().mapToInt(StudyRecipe.Method::seeds).max().getAsInt();
    }

    private StudyReport run() {
        watcher.say(String.format(Locale.ROOT, "model %s with weights %s: %d runs, %d of them finished",
                model.name(), model.fingerprint(), runs.size(),
                runs.stream().filter(run -> StudyResult.isIn(run.folder())).count()));
        StudyReport.earlierModel(recipe.folder()).filter(other -> !other.equals(model.fingerprint()))
                .ifPresent(other -> watcher.say("the last report is about another model, weights " + other
                        + ": its runs stay where they are, none of them counts here"));
        Map<SceneTask, Baselines> baselines = new LinkedHashMap<>();
        for (SceneTask task : recipe.tasks()) {
            if (!stop.getAsBoolean()) {
                pairs.write(task, seeds(), recipe.mostImages(), recipe.heldOut(), watcher::say);
                baselines.put(task, Baselines.of(baselineFile(task), recipe, model, pairs, task));
            }
        }
        StudyTrainings trainings = new StudyTrainings(watcher, stop, steps(runs),
                steps(runs.stream().filter(run -> StudyResult.isIn(run.folder())).toList()));
        for (StudyRun run : runs) {
            if (!stop.getAsBoolean() && !StudyResult.isIn(run.folder())) {
                make(run, trainings);
            }
        }
        Map<StudyRun, StudyResult> results = new LinkedHashMap<>();
        runs.stream().filter(run -> StudyResult.isIn(run.folder()))
                .forEach(run -> results.put(run, StudyResult.read(run.folder())));
        return new StudyReport(recipe, model, pairs, baselines, results, runs.size());
    }

    private Path baselineFile(SceneTask task) {
        String of = model.fingerprint() + model.side() + recipe.images() + recipe.heldOut();
        return recipe.folder().resolve("baselines")
                .resolve(task + "-" + RunRecipe.hash(of) + ".json");
    }

    private static int steps(List<StudyRun> some) {
        return some.stream().mapToInt(StudyRun::steps).sum();
    }

    private void make(StudyRun run, StudyTrainings trainings) {
        if (trainings.make(run.writeRecipe(), run.toString(), run.steps())) {
            StudyResult result = StudyResult.of(run.folder().resolve("train.jsonl"));
            result.write(run.folder());
            StudyTrainings.forgetCheckpoint(run.folder());
            Pace pace = trainings.pace();
            watcher.say(String.format(Locale.ROOT, "%s: %s %.3f; %d of %d steps of all runs, %s", run,
                    run.task().scored(), result.score(), pace.done(), pace.total(), pace.speed()));
        }
    }
}
