package org.diception.train.ablation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diception.train.evaluate.SvgPlot;

/**
 * An answer as plots: curves over steps or guidance where the study's model is asked, else bars for each run
 * and the losses of training.
 */
final class AnswerPlots {
    /** Columns that are drawn; the tables have all. */
    private static final List<String> DRAWN = List.of("depth delta1", "normal mean", "segment one_point");

    private final Answer answer;
    private final List<Column> columns;

    AnswerPlots(Answer answer) {
        this.answer = answer;
        this.columns = answer.columns().stream().filter(column -> DRAWN.contains(column.key())).toList();
    }

    String svg() {
        List<String> plots = new ArrayList<>(columns.stream()
                .map(answer.question().runs().isEmpty() ? this::curve : this::bars).toList());
        if (answer.losses().values().stream().anyMatch(losses -> !losses.isEmpty())) {
            plots.add(losses());
        }
        return SvgPlot.page(List.of(plots));
    }

    /** The mean answer as a dashed line. */
    private String curve(Column column) {
        List<Answer.Line> lines = answer.compared();
        boolean steps = lines.stream().map(Answer.Line::steps).distinct().count() > 1;
        List<String> ticks = lines.stream().map(line -> steps
                ? Integer.toString(line.steps()) : line.guidanceText()).toList();
        List<SvgPlot.Line> drawn = new ArrayList<>();
        drawn.add(new SvgPlot.Line(lines.get(0).name(), values(lines, column), false));
        answer.lines().stream().filter(line -> !line.compared()).forEach(mean -> drawn.add(new SvgPlot.Line(
                mean.name(), lines.stream().mapToDouble(line -> value(mean, column)).toArray(), true)));
        return SvgPlot.lines(column.label(), steps ? "steps" : "guidance", ticks, drawn);
    }

    /** A bar for each number of steps; the mean answer takes none and has the same for all. */
    private String bars(Column column) {
        Map<String, List<Answer.Line>> byName = answer.lines().stream().filter(line -> line.has(column))
                .collect(Collectors.groupingBy(Answer.Line::name, LinkedHashMap::new, Collectors.toList()));
        List<Integer> steps = answer.compared().stream().map(Answer.Line::steps).distinct().sorted().toList();
        List<SvgPlot.Line> series = new ArrayList<>();
        for (int count : steps) {
            String name = steps.size() == 1 ? "" : count + (count == 1 ? " step" : " steps");
            series.add(new SvgPlot.Line(name, byName.values().stream().mapToDouble(lines ->
                    value(lines.stream().filter(line -> line.steps() == count).findFirst()
                            .orElse(lines.get(0)), column)).toArray(), false));
        }
        return SvgPlot.bars(column.label(), List.copyOf(byName.keySet()), series);
    }

    private static double[] values(List<Answer.Line> lines, Column column) {
        return lines.stream().mapToDouble(line -> value(line, column)).toArray();
    }

    private static double value(Answer.Line line, Column column) {
        return column.factor() * line.mean(column);
    }

    private String losses() {
        List<Long> steps = List.copyOf(answer.losses().values().stream()
                .flatMap(losses -> losses.keySet().stream()).collect(Collectors.toCollection(TreeSet::new)));
        List<SvgPlot.Line> lines = new ArrayList<>();
        for (Map.Entry<String, Map<Long, Double>> run : answer.losses().entrySet()) {
            lines.add(new SvgPlot.Line(run.getKey(), steps.stream()
                    .mapToDouble(step -> run.getValue().getOrDefault(step, Double.NaN)).toArray(), false));
        }
        return SvgPlot.lines("training loss, first seed", "steps",
                steps.stream().map(Object::toString).toList(), lines);
    }
}
