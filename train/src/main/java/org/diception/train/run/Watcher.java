package org.diception.train.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.diception.train.Trainer;
import org.diception.train.data.LatentPool;
import org.diception.train.metrics.SyntheticBenchmark;
import org.diception.train.metrics.SyntheticScores;

/**
 * Looks at a model in training now and then: validation, benchmark, sheets of samples, curves, the page. What
 * it writes is for people; a picture that cannot be drawn is said once and does not end the run.
 */
final class Watcher {
    private final TrainRecipe recipe;
    private final OpenRun run;
    private final TrainLog log;
    private final RunPage page;
    private final RunListener listener;
    private boolean complained;

    Watcher(TrainRecipe recipe, OpenRun run, TrainLog log, RunPage page, RunListener listener) {
        this.recipe = recipe;
        this.run = run;
        this.log = log;
        this.page = page;
        this.listener = listener;
    }

    /** Does what is due after a step; {@code last} asks for everything that is asked for at all. */
    void look(boolean last) {
        long step = run.trainer().steps();
        if (step <= recipe.step().loss().photoSteps()) {
            return; // nothing has been painted yet
        }
        Watch watch = recipe.watch();
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (due(watch.validation(), step, last)) {
            validate(numbers);
        }
        boolean benchmark = due(watch.benchmark(), step, last);
        boolean sheet = due(watch.sheet(), step, last);
        boolean score = recipe.score().isPresent() && due(recipe.score().get().every(), step, last);
        if (benchmark || sheet || score) {
            try (PointerScope scope = new PointerScope();
                    ModelAnswers answers = new ModelAnswers(run.trainer(), run.autoencoder(), run.prompts(),
                            recipe.answering(), run.watching())) {
                if (benchmark) {
                    benchmark(answers, numbers);
                }
                if (score) {
                    run.scoring().ifPresent(pairs -> score(pairs, answers, last, numbers));
                }
                if (sheet) {
                    draw(() -> page.add(step, new SampleSheet(answers)
                            .draw(pool(), watch.sheetSamples())));
                }
            }
        }
        if (!numbers.isEmpty()) {
            log.add(step, numbers);
            listener.say("step " + step + ": " + text(numbers));
        }
        if (!numbers.isEmpty() || sheet || last) {
            draw(() -> page.refresh("step " + step + " of " + recipe.steps()));
        }
    }

    private static String text(Map<String, Double> numbers) {
        return numbers.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static boolean due(int every, long step, boolean last) {
        return every > 0 && (last || step % every == 0);
    }

    private void validate(Map<String, Double> numbers) {
        Trainer trainer = run.trainer();
        int atOnce = recipe.step().atOnce(trainer.peers().size());
        new Validation(trainer, run.prompts(), run.watching(), recipe.watch().validationSamples(), atOnce)
                .losses().forEach((task, loss) -> numbers.put("validation " + DataRecipe.name(task), loss));
    }

    private void benchmark(ModelAnswers answers, Map<String, Double> numbers) {
        SyntheticScores scores =
                new SyntheticBenchmark(recipe.model().side(), recipe.watch().benchmarkScenes()).run(answers);
        numbers.put("benchmark depth AbsRel", scores.absRel());
        numbers.put("benchmark depth delta1", scores.delta1());
        numbers.put("degrees of normals", scores.normalMean());
        numbers.put("benchmark 1 point", scores.onePoint());
        numbers.put("benchmark 5 points", scores.fivePoints());
        numbers.put("benchmark semantic", scores.semantic());
        numbers.put("benchmark entity", scores.entity());
        numbers.put("benchmark pose", scores.pose());
    }

    private void score(PairScoring pairs, ModelAnswers answers, boolean last, Map<String, Double> numbers) {
        numbers.put(pairs.name(), pairs.score(answers));
        if (last) {
            int pictures = recipe.score().get().pictures();
            draw(() -> pairs.draw(answers, pictures, page.answers()));
        }
    }

    private LatentPool pool() {
        return run.trainer().draws().pool();
    }

    /** Something that draws, or writes what was drawn. */
    @FunctionalInterface
    private interface Drawing {
        void draw() throws IOException;
    }

    /** AWT needs a font and fails with errors of many kinds where there is none. */
    private void draw(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException | RuntimeException | LinkageError | InternalError e) {
            if (!complained) {
                listener.say("curves and samples are not drawn: " + e + "; the run goes on");
            }
            complained = true;
        }
    }
}
