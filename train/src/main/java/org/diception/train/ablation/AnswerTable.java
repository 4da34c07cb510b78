package org.diception.train.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer as a table of Markdown: means over the seeds with each of them behind; bold is what is better
 * than all that it is compared with, seed by seed.
 */
final class AnswerTable {
    private static final String NONE = "–";

    private final Answer answer;
    private final List<Column> columns;

    AnswerTable(Answer answer) {
        this.answer = answer;
        this.columns = answer.columns();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| | steps | guidance |" + columns.stream().map(column -> " " + column.label() + " |")
                .collect(Collectors.joining()));
        lines.add("|---".repeat(columns.size() + 3) + "|");
        answer.lines().forEach(line -> lines.add(row(line)));
        return lines;
    }

    private String row(Answer.Line line) {
        if (!line.scored()) {
            return "| " + line.name() + " | not run | |" + " |".repeat(columns.size());
        }
        String setting = line.steps() == 0 ? "- | -"
                : line.steps() + " | " + line.guidanceText();
        return "| " + line.name() + " | " + setting + " |" + columns.stream()
                .map(column -> " " + cell(line, column) + " |").collect(Collectors.joining());
    }

    private String cell(Answer.Line line, Column column) {
        if (!line.has(column)) {
            return NONE;
        }
        String mean = column.text(line.mean(column));
        String each = line.seeds().size() == 1 ? "" : " (" + line.seeds().stream()
                .map(entry -> column.text(entry.of(column))).collect(Collectors.joining(", ")) + ")";
        return (isBest(line, column) ? "**" + mean + "**" : mean) + each;
    }

    private boolean isBest(Answer.Line line, Column column) {
        List<Answer.Line> others = answer.compared().stream()
                .filter(other -> other != line && other.has(column)).toList();
        return line.compared() && !others.isEmpty()
                && others.stream().allMatch(other -> line.beats(other, column));
    }
}
