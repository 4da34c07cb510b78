package org.diception.train.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A report as lines of text, for a terminal. */
public final class TextReport {
    /** More would not fit a terminal; JSON and HTML have all. */
    private static final int MEASURES = 6;

    private TextReport() {
    }

    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>(List.of(report.name()));
        for (String task : report.tasks()) {
            List<Outcome> outcomes = report.of(task);
            lines.add("");
            lines.add(task);
            ScoreTable.of(outcomes, MEASURES).text().forEach(line -> lines.add("  " + line));
            protocols(outcomes).forEach((protocol, sets) ->
                    lines.add("  " + String.join(", ", sets) + ": " + protocol));
            outcomes.stream().flatMap(outcome -> outcome.paper().stream()).map(PaperTables.Column::note)
                    .filter(note -> !note.isEmpty()).distinct().forEach(note -> lines.add("  " + note));
        }
        lines.add("");
        report.conditions().forEach((name, value) -> lines.add(name + ": " + value));
        report.outcomes().stream().flatMap(outcome -> outcome.skipped().stream()
                .map(line -> "skipped in " + outcome.set() + ": " + line)).distinct().forEach(lines::add);
        return lines;
    }

    /** Each way to score, in one line of text, with the sets that it holds for. */
    static Map<String, Set<String>> protocols(List<Outcome> outcomes) {
        Map<String, Set<String>> protocols = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            String rules = outcome.protocol().entrySet().stream()
                    .map(rule -> rule.getKey() + ": " + rule.getValue()).collect(Collectors.joining("; "));
            protocols.computeIfAbsent(rules, key -> new LinkedHashSet<>()).add(outcome.set());
        }
        return protocols;
    }
}
