package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.diception.Diception;
import org.diception.InputException;
import org.diception.Provenance;
import org.diception.Request;
import org.diception.Task;
import org.diception.train.datasets.DataSet;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.Skips;

/**
 * One run of a recipe: every sample is asked and judged, what was judged is kept at once, so that a run which
 * was stopped goes on with the samples that are missing. For use by one thread.
 */
public final class Evaluation {
    /** The file of what was judged, in the folder of the run. */
    public static final String LOG = "results.jsonl";
    private static final String MEAN_ANSWER = "mean answer";

    /** Told how a run goes. */
    public interface Watcher {
        /** A sample is being asked about. */
        void at(Pace pace, String set, String sample);

        /** A sample cannot be used; the line names it and the cause. */
        void skipped(String set, String line);
    }

    /** A row with those who make it. */
    private record Maker(Row row, Judge judge, Asker asker) {
    }

    /** A set with its rows. */
    private record Opened(String name, DataSet data, int count, Skips skips, String column,
            List<Maker> makers) {
    }

    private final EvaluationRecipe recipe;
    private final Diception model;
    private final Path folder;
    private final Watcher watcher;
    private final ModelAsker asker;
    private final Request request;
    private final long start = System.nanoTime();
    private int total;
    private int done;
    private int doneHere;

    private Evaluation(EvaluationRecipe recipe, Diception model, Path folder, Watcher watcher) {
        this.recipe = recipe;
        this.model = model;
        this.folder = folder;
        this.watcher = watcher;
        this.asker = new ModelAsker(model);
        this.request = Request.defaults().withSeed(recipe.seed()).withSamples(recipe.draws())
                .withReadOut(recipe.readOut());
    }

    /**
     * Asks and judges what is not in the folder yet, and reports on all of it.
     *
     * @throws org.diception.InputException if the folder holds results of another model or seed, or more
     *     samples cannot be used than the recipe lets be skipped
     */
    public static Report run(EvaluationRecipe recipe, Diception model, Path folder, Watcher watcher) {
        return new Evaluation(recipe, model, folder, watcher).run();
    }

    private Report run() {
        Conditions conditions = new Conditions(recipe, model.provenance(Task.DEPTH.question(), request));
        List<Opened> sets = recipe.sets().stream().map(this::open).toList();
        refuseMixing(sets);
        try (ResultLog log = ResultLog.open(folder.resolve(LOG), conditions.fixed())) {
            Cases cases = new Cases(folder.resolve("cases"), log);
            sets.forEach(set -> count(set, log));
            sets.forEach(set -> judge(set, log, cases));
            List<Outcome> outcomes = new ArrayList<>();
            for (Opened set : sets) {
                set.makers().forEach(maker -> outcomes.add(outcome(set, maker, log, cases)));
            }
            Map<String, String> all = conditions.all();
            sets.forEach(set -> all.put("samples of " + set.name() + " for " + tasks(set),
                    Conditions.samples(set.data())));
            return new Report(recipe.name(), all, outcomes);
        }
    }

    private Opened open(SetPlan plan) {
        DataSet data = plan.data().apply(model.size().width());
        String name = plan.name().isEmpty() ? data.name() : plan.name();
        Map<String, Maker> makers = new LinkedHashMap<>(); // what two settings have in common is asked once
        for (Judge judge : plan.judges()) {
            for (Setting setting : recipe.settings()) {
                Maker maker = maker(name, judge, setting.on(request));
                makers.putIfAbsent(maker.row().key(), maker);
            }
        }
        if (recipe.baseline() > 0) {
            Asker mean = new MeanAsker(model, request, recipe.baseline());
            for (Judge judge : plan.judges()) {
                Row row = row(MEAN_ANSWER, name, judge, 0, 0);
                makers.put(row.key(), new Maker(row, judge, mean));
            }
        }
        Skips skips = new Skips(name, (int) Math.floor(plan.skip() * data.size()));
        data.problems().forEach((what, cause) -> {
            skips.add(what, cause);
            watcher.skipped(name, skips.last());
        });
        return new Opened(name, data, Math.min(plan.limit(), data.size()), skips,
                plan.column().isEmpty() ? name : plan.column(), List.copyOf(makers.values()));
    }

    /** Two sets of one name would share their rows. */
    private void refuseMixing(List<Opened> sets) {
        Set<String> keys = new HashSet<>();
        for (Opened set : sets) {
            for (Maker maker : set.makers()) {
                if (!keys.add(maker.row().key())) {
                    throw new InputException("two sets are called " + set.name() + " and asked for "
                            + maker.row().task() + "; give one of them another 'name' in the recipe");
                }
            }
        }
    }

    private static String tasks(Opened set) {
        return set.makers().stream().map(maker -> maker.row().task()).distinct()
                .collect(Collectors.joining(", "));
    }

    private Maker maker(String set, Judge judge, Request asked) {
        judge.examples().forEach(model::check);
        model.prepare(judge.examples(), asked);
        Provenance how = model.provenance(judge.examples().get(0), asked);
        return new Maker(row(how.model(), set, judge, how.steps(), how.guidance()), judge,
                asker.with(asked));
    }

    private static Row row(String by, String set, Judge judge, int steps, double guidance) {
        return new Row(by, set, judge.task().name(), steps, guidance, judge.protocol().toString());
    }

    private void count(Opened set, ResultLog log) {
        for (int i = 0; i < set.count(); i++) {
            String sample = set.data().name(i);
            for (Maker maker : set.makers()) {
                total++;
                done += log.has(maker.row().key(), sample) ? 1 : 0;
            }
        }
    }

    private void judge(Opened set, ResultLog log, Cases cases) {
        for (int i = 0; i < set.count(); i++) {
            String name = set.data().name(i);
            List<Maker> open = set.makers().stream()
                    .filter(maker -> !log.has(maker.row().key(), name)).toList();
            if (open.isEmpty()) {
                continue;
            }
            watcher.at(pace(), set.name(), name);
            int index = i;
            Optional<Sample> sample = attempt(set, name, () -> set.data().sample(index));
            for (Maker maker : open) {
                sample.flatMap(known -> attempt(set, name,
                                () -> maker.judge().judge(known, set.data().seed(index), maker.asker())))
                        .ifPresent(verdict -> keep(maker.row(), name, verdict, log, cases));
                done++;
                doneHere++;
            }
        }
    }

    private <T> Optional<T> attempt(Opened set, String sample, Supplier<T> work) {
        int before = set.skips().count();
        Optional<T> result = set.skips().attempt(sample, work);
        if (set.skips().count() > before) {
            watcher.skipped(set.name(), set.skips().last());
        }
        return result;
    }

    private static void keep(Row row, String sample, Optional<Verdict> verdict, ResultLog log, Cases cases) {
        log.add(row.key(), sample, verdict.map(said -> new ResultLog.Entry(said.numbers(), said.goodness()))
                .orElse(new ResultLog.Entry(JsonNodeFactory.instance.nullNode(), Double.NaN)));
        if (row.steps() > 0) { // nobody looks at what the mean answer paints
            verdict.ifPresent(said -> cases.offer(row, sample, said));
        }
    }

    private Pace pace() {
        return new Pace(done, total, doneHere, Duration.ofNanos(System.nanoTime() - start));
    }

    private Outcome outcome(Opened set, Maker maker, ResultLog log, Cases cases) {
        Row row = maker.row();
        Map<String, String> protocol = new LinkedHashMap<>(maker.judge().protocol());
        protocol.putAll(set.data().protocol());
        double[] goodness = log.row(row.key()).values().stream().mapToDouble(ResultLog.Entry::goodness)
                .filter(value -> !Double.isNaN(value)).toArray();
        return new Outcome(row.by(), row.set(), row.task(), row.steps(), row.guidance(), set.data().size(),
                log.numbers(row.key()).size(), set.skips().lines(), protocol,
                maker.judge().scores(log.numbers(row.key())), maker.judge().goodness(), goodness,
                cases.best(row), cases.worst(row),
                PaperTables.all().column(row.task(), set.column()));
    }
}
