package org.diception.train.ablation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.diception.train.evaluate.EvaluationRecipe;
import org.diception.train.evaluate.Pace;
import org.diception.train.study.StudyModel;
import org.diception.train.study.StudyTrainings;
import org.diception.train.study.StudyWatcher;

/**
 * Answers the questions of a study: scores its model, trains what is missing and scores that. What is
 * finished is kept and what was stopped goes on, so a study may be stopped at any moment. For use by one
 * thread.
 */
public final class AblationStudy {
    private final AblationRecipe recipe;
    private final StudyWatcher watcher;
    private final BooleanSupplier stop;
    private final StudyModel model;
    private final Latents latents;
    private final Examiner examiner;
    /** By the path of its recipe. */
    private final Map<Path, EvaluationRecipe> evaluations = new LinkedHashMap<>();
    /** One for each seed. */
    private final Map<AblationRecipe.Variant, List<AblationRun>> seeds = new LinkedHashMap<>();
    /** By folder, those of all first seeds first. */
    private final Map<Path, AblationRun> runs = new LinkedHashMap<>();

    private AblationStudy(AblationRecipe recipe, StudyWatcher watcher, BooleanSupplier stop) {
        this.recipe = recipe;
        this.watcher = watcher;
        this.stop = stop;
        this.model = StudyModel.of(recipe.model());
        this.latents = new Latents(recipe, model);
        this.examiner = new Examiner(watcher, stop);
        for (AblationRecipe.Question question : recipe.questions()) {
            evaluations.computeIfAbsent(question.evaluation(),
                    file -> EvaluationRecipe.read(file, Path.of("")).withModel(recipe.model()));
        }
        for (int seed = 1; seed <= recipe.seeds(); seed++) {
            for (AblationRecipe.Question question : recipe.questions()) {
                for (AblationRecipe.Variant variant : question.runs()) {
                    AblationRun run = AblationRun.of(recipe, variant, latents, seed);
                    seeds.computeIfAbsent(variant, key -> new ArrayList<>()).add(run);
                    runs.putIfAbsent(run.folder(), run);
                }
            }
        }
    }

    /**
     * Makes what is missing, until all is there or a stop is asked for, and reports on what is finished.
     *
     * @param stop asked after each step
     */
    public static AblationReport run(AblationRecipe recipe, StudyWatcher watcher, BooleanSupplier stop) {
        return new AblationStudy(recipe, watcher, stop).run();
    }

    private AblationReport run() {
        List<AblationRun> missing = runs.values().stream().filter(run -> !run.trained()).toList();
        watcher.say(String.format(Locale.ROOT, "model %s with weights %s: %d runs, %d of them trained",
                model.name(), model.fingerprint(), runs.size(), runs.size() - missing.size()));
        int all = steps(runs.values());
        StudyTrainings trainings = new StudyTrainings(watcher, stop, all, all - steps(missing));
        for (int seed = 1; seed <= recipe.seeds(); seed++) {
            for (AblationRecipe.Question question : recipe.questions()) {
                ask(question, seed, trainings);
            }
        }
        List<Answer> answers = recipe.questions().stream().map(this::answer).toList();
        return new AblationReport(recipe, model, answers, budget(), runs.size(),
                (int) runs.values().stream().filter(AblationRun::trained).count());
    }

    private void ask(AblationRecipe.Question question, int seed, StudyTrainings trainings) {
        EvaluationRecipe asked = evaluations.get(question.evaluation());
        if (!stop.getAsBoolean()) {
            examiner.score(asked, "model " + model.name(), modelFolder());
        }
        for (AblationRecipe.Variant variant : question.runs()) {
            AblationRun run = seeds.get(variant).get(seed - 1);
            if (!stop.getAsBoolean() && (run.trained() || train(run, trainings))) {
                StudyTrainings.forgetCheckpoint(run.folder());
                examiner.score(asked.withModel(run.model().toString()).withoutBaseline(), run.name(),
                        run.folder());
            }
        }
    }

    /** Whether the run came to its end. */
    private boolean train(AblationRun run, StudyTrainings trainings) {
        if (!latents.make(run.latents(), watcher::say, stop)
                || !trainings.make(run.writeRecipe(), run.name(), run.steps())) {
            return false;
        }
        Pace pace = trainings.pace();
        watcher.say(String.format(Locale.ROOT, "%s: trained; %d of %d steps of all runs, %s", run.name(),
                pace.done(), pace.total(), pace.speed()));
        return true;
    }

    /** What a run may spend; once if all may spend the same. */
    private String budget() {
        return runs.values().stream().map(run -> String.format(Locale.ROOT,
                "%,d steps of %d samples from %,d scenes, seeds 1 to %d, latents %s", run.steps(),
                run.batch(), recipe.scenes(), recipe.seeds(), run.latents().id()))
                .distinct().collect(Collectors.joining("; "));
    }

    private Path modelFolder() {
        return recipe.folder().resolve("models").resolve(model.name() + "-" + model.fingerprint());
    }

    private static int steps(Collection<AblationRun> some) {
        return some.stream().mapToInt(AblationRun::steps).sum();
    }

    private Answer answer(AblationRecipe.Question question) {
        EvaluationRecipe asked = evaluations.get(question.evaluation());
        List<Answer.Line> lines = new ArrayList<>(scores(modelFolder(), asked).stream()
                .flatMap(scores -> Answer.Line.of(model.name(), question, scores).stream()).toList());
        Map<String, Map<Long, Double>> losses = new LinkedHashMap<>();
        for (AblationRecipe.Variant variant : question.runs()) {
            lines.addAll(Answer.Line.of(variant, seeds.get(variant).stream()
                    .flatMap(run -> scores(run.folder(), asked).stream()).toList()));
            losses.put(variant.name(), seeds.get(variant).get(0).losses());
        }
        return new Answer(question, lines, losses);
    }

    /** One, or none where they are missing. */
    private static List<Scores> scores(Path folder, EvaluationRecipe asked) {
        Path file = Examiner.file(folder, asked);
        return Files.exists(file) ? List.of(Scores.read(file)) : List.of();
    }
}
