package org.diception.train.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a task: one line for each set and setting, the paper's under it, and the mean over the sets
 * where there are several.
 *
 * @param cells as many in each line as in the head
 */
record ScoreTable(List<String> head, List<List<String>> cells) {
    private static final List<String> FIRST = List.of("set", "by", "steps", "guidance", "samples");

    /** @param measures how many are shown, from the most important one on */
    static ScoreTable of(List<Outcome> outcomes, int measures) {
        List<Measure> shown = outcomes.get(0).scores().stream().limit(measures).map(Score::measure).toList();
        List<String> head = new ArrayList<>(FIRST);
        shown.forEach(measure -> head.add(measure.label()));
        List<List<String>> cells = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            cells.add(line(outcome, shown));
            outcome.paperLine().ifPresent(paper -> cells.add(line(outcome.set(), paper, shown)));
        }
        means(outcomes, shown).forEach(cells::add);
        return new ScoreTable(head, cells);
    }

    private static List<String> line(Outcome outcome, List<Measure> shown) {
        List<String> line = new ArrayList<>(List.of(outcome.set(), outcome.by(), steps(outcome.steps()),
                outcome.steps() == 0 ? "-" : plain(outcome.guidance()), samples(outcome)));
        shown.forEach(measure -> line.add(outcome.score(measure.id()).map(Score::text).orElse("-")));
        return line;
    }

    private static List<String> line(String set, PaperTables.Line paper, List<Measure> shown) {
        List<String> line = new ArrayList<>(List.of(set, "the paper", steps(paper.steps()),
                plain(paper.guidance()), ""));
        shown.forEach(measure -> line.add(Optional.ofNullable(paper.numbers().get(measure.id()))
                .map(measure::text).orElse("-")));
        return line;
    }

    private static List<List<String>> means(List<Outcome> outcomes, List<Measure> shown) {
        Map<List<String>, List<Outcome>> alike = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            alike.computeIfAbsent(List.of(outcome.by(), steps(outcome.steps()),
                    plain(outcome.guidance())), key -> new ArrayList<>()).add(outcome);
        }
        List<List<String>> means = new ArrayList<>();
        alike.forEach((key, group) -> {
            if (group.size() > 1) {
                List<String> line = new ArrayList<>(List.of("mean of " + group.size() + " sets"));
                line.addAll(key);
                line.add("");
                shown.forEach(measure -> line.add(measure.text(group.stream()
                        .mapToDouble(outcome -> outcome.score(measure.id()).map(Score::value)
                                .orElse(Double.NaN)).average().orElse(Double.NaN))));
                means.add(line);
                paperMean(group).ifPresent(paper -> means.add(line(line.get(0), paper, shown)));
            }
        });
        return means;
    }

    private static Optional<PaperTables.Line> paperMean(List<Outcome> group) {
        Outcome one = group.get(0);
        return PaperTables.all().column(one.task(), "mean of " + group.size() + " sets")
                .flatMap(column -> column.ours(one.steps(), one.guidance()));
    }

    private static String samples(Outcome outcome) {
        String all = outcome.judged() == outcome.size() ? "" : " of " + outcome.size();
        return outcome.judged() + all;
    }

    private static String steps(int steps) {
        return steps == 0 ? "-" : Integer.toString(steps);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }

    /** Lines of text whose columns stand under each other. */
    List<String> text() {
        List<Integer> widths = new ArrayList<>();
        for (int c = 0; c < head.size(); c++) {
            int column = c;
            widths.add(Math.max(head.get(c).length(),
                    cells.stream().mapToInt(line -> line.get(column).length()).max().orElse(0)));
        }
        List<String> lines = new ArrayList<>();
        lines.add(padded(head, widths));
        cells.forEach(line -> lines.add(padded(line, widths)));
        return lines;
    }

    private static String padded(List<String> line, List<Integer> widths) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < line.size(); c++) {
            String space = " ".repeat(widths.get(c) - line.get(c).length());
            text.append(c == 0 ? "" : "  ").append(c < 2 ? line.get(c) + space : space + line.get(c));
        }
        return text.toString().stripTrailing();
    }

    /** Lines of a table in Markdown. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| " + String.join(" | ", head) + " |");
        lines.add("|" + String.join("|", Collections.nCopies(head.size(), "---")) + "|");
        cells.forEach(line -> lines.add("| " + String.join(" | ", line) + " |"));
        return lines;
    }
}
