package org.diception.train.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scores against steps and against guidance, with the paper's where it has them. */
final class Curves {
    /** How many of a task's measures are drawn, from the most important one on. */
    private static final int MEASURES = 2;

    private Curves() {
    }

    /** The plots of a task as SVG; none where nothing was varied. */
    static List<String> of(List<Outcome> outcomes) {
        List<String> plots = new ArrayList<>();
        outcomes.stream().filter(outcome -> outcome.steps() > 0)
                .collect(Collectors.groupingBy(Outcome::set, TreeMap::new, Collectors.toList()))
                .forEach((set, group) -> {
                    plots.addAll(plots(set, group, "steps", Outcome::steps, Outcome::guidance));
                    plots.addAll(plots(set, group, "guidance", Outcome::guidance, Outcome::steps));
                });
        return plots;
    }

    /** A plot for each measure and each value of what is held fixed, where the other varies. */
    private static <A extends Comparable<A>, B extends Comparable<B>> List<String> plots(String set,
            List<Outcome> outcomes, String axis, Function<Outcome, A> varied, Function<Outcome, B> fixed) {
        List<String> plots = new ArrayList<>();
        Map<B, List<Outcome>> groups =
                outcomes.stream().collect(Collectors.groupingBy(fixed, TreeMap::new, Collectors.toList()));
        groups.forEach((value, group) -> {
            List<Outcome> ordered = group.stream().sorted(Comparator.comparing(varied)).toList();
            if (ordered.stream().map(varied).distinct().count() > 1) {
                ordered.get(0).scores().stream().limit(MEASURES).forEach(score ->
                        plots.add(plot(set, ordered, axis, varied, score.measure())));
            }
        });
        return plots;
    }

    private static <A> String plot(String set, List<Outcome> ordered, String axis,
            Function<Outcome, A> varied, Measure measure) {
        List<String> ticks = ordered.stream().map(varied).map(Object::toString)
                .map(tick -> tick.endsWith(".0") ? tick.substring(0, tick.length() - 2) : tick).toList();
        List<SvgPlot.Line> lines = new ArrayList<>();
        lines.add(new SvgPlot.Line(ordered.get(0).by(), ordered.stream().mapToDouble(outcome ->
                outcome.score(measure.id()).map(Score::value).orElse(Double.NaN)).toArray(), false));
        double[] paper = ordered.stream().mapToDouble(outcome -> exact(outcome)
                .map(line -> line.numbers().getOrDefault(measure.id(), Double.NaN)).orElse(Double.NaN))
                .toArray();
        if (Arrays.stream(paper).filter(Double::isFinite).count() > 0) {
            lines.add(new SvgPlot.Line("the paper", paper, true));
        }
        return SvgPlot.lines(set + ": " + measure.label(), axis, ticks, lines);
    }

    /** The paper's line for these very settings. */
    private static Optional<PaperTables.Line> exact(Outcome outcome) {
        return outcome.paperLine().filter(line -> line.steps() == outcome.steps()
                && line.guidance() == outcome.guidance());
    }
}
