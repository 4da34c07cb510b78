package org.diception.bench.readout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.diception.bench.readout.RoundTrip.Row;

/** The rows of round trips as Markdown: means over the sets, then the average precision of each set. */
record RoundTripTable(List<Row> rows) {
    List<String> markdown() {
        List<String> lines = new ArrayList<>(means());
        lines.add("");
        lines.addAll(precisions());
        return lines;
    }

    private List<String> means() {
        List<String> lines = new ArrayList<>(List.of(
                "| px | damage | AP paper | AP improved | AR@.5 paper | AR@.5 improved | IoU paper"
                        + " | IoU improved | mask IoU |",
                "|---|---|---|---|---|---|---|---|---|"));
        for (List<Row> level : levels()) {
            lines.add(head(level) + mean(level, row -> row.paper().ap())
                    + mean(level, row -> row.improved().ap()) + mean(level, row -> row.paper().ar50())
                    + mean(level, row -> row.improved().ar50()) + mean(level, row -> row.paper().iou())
                    + mean(level, row -> row.improved().iou()) + mean(level, Row::mask));
        }
        return lines;
    }

    private List<String> precisions() {
        List<String> sets = rows.stream().map(Row::set).distinct().toList();
        List<String> lines = new ArrayList<>(List.of(
                "| px | damage | " + String.join(" | ", sets) + " |",
                "|---|---|" + "---|".repeat(sets.size())));
        for (List<Row> level : levels()) {
            lines.add(head(level) + level.stream().map(row -> String.format(Locale.ROOT, " %.3f / %.3f |",
                    row.paper().ap(), row.improved().ap())).collect(Collectors.joining()));
        }
        return lines;
    }

    /** The rows of each size and damage, in their order. */
    private List<List<Row>> levels() {
        List<List<Row>> levels = new ArrayList<>();
        for (Row row : rows) {
            Row last = levels.isEmpty() ? null : levels.get(levels.size() - 1).get(0);
            if (last == null || last.side() != row.side() || !last.damage().equals(row.damage())) {
                levels.add(new ArrayList<>());
            }
            levels.get(levels.size() - 1).add(row);
        }
        return levels;
    }

    private static String head(List<Row> level) {
        return "| " + level.get(0).side() + " | " + level.get(0).damage().name() + " |";
    }

    private static String mean(List<Row> level, ToDoubleFunction<Row> number) {
        return String.format(Locale.ROOT, " %.3f |", level.stream().mapToDouble(number).average()
                .orElse(Double.NaN));
    }
}
