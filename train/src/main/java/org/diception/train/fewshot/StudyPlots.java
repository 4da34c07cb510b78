package org.diception.train.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.diception.train.evaluate.SvgPlot;

/**
 * The scores of a study as one picture, a column for each task: over the images, over the steps with the most
 * images, over the steps with the fewest.
 */
final class StudyPlots {
    private final StudyReport report;
    private final List<String> methods;
    private final List<Integer> images;

    StudyPlots(StudyReport report) {
        this.report = report;
        this.methods = report.recipe().methods().stream().map(StudyRecipe.Method::name).toList();
        this.images = report.recipe().images().stream().sorted().toList();
    }

    String svg() {
        List<SceneTask> tasks = List.copyOf(report.baselines().keySet());
        TreeSet<Integer> ends = new TreeSet<>(List.of(images.get(images.size() - 1), images.get(0)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(tasks.stream().map(this::overImages).toList());
        for (int count : ends.descendingSet()) {
            rows.add(tasks.stream().map(task -> overSteps(task, count)).toList());
        }
        return SvgPlot.page(rows);
    }

    private String overImages(SceneTask task) {
        List<SvgPlot.Line> lines = new ArrayList<>();
        for (String method : methods) {
            lines.add(new SvgPlot.Line(method, images.stream().mapToDouble(count -> report
                    .of(task, count, method).stream().mapToDouble(StudyResult::score).average()
                    .orElse(Double.NaN)).toArray(), false));
        }
        lines.add(new SvgPlot.Line("mean answer", images.stream().mapToDouble(
                count -> report.baselines().get(task).mean().get(count)).toArray(), true));
        return SvgPlot.lines(task + ": " + task.scored(), "images",
                images.stream().map(Object::toString).toList(), lines);
    }

    private String overSteps(SceneTask task, int count) {
        List<Long> steps = List.copyOf(methods.stream()
                .flatMap(method -> report.of(task, count, method).stream())
                .flatMap(result -> result.curve().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
        List<SvgPlot.Line> lines = methods.stream().map(method -> new SvgPlot.Line(method,
                steps.stream().mapToDouble(step -> report.of(task, count, method).stream()
                        .mapToDouble(result -> result.curve().getOrDefault(step, Double.NaN)).average()
                        .orElse(Double.NaN)).toArray(), false)).toList();
        String learnt = count + (count == 1 ? " image" : " images");
        return SvgPlot.lines(task + ", " + learnt + ": " + task.scored(), "steps",
                steps.stream().map(Object::toString).toList(), lines);
    }
}
