package org.diception.train.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.diception.InputException;
import org.diception.io.AtomicFile;

/** A report as one page of HTML that needs no other file: tables, plots, best and worst cases as pictures. */
public final class HtmlReport {
    private static final String STYLE = """
            body { font: 15px/1.5 sans-serif; max-width: 1100px; margin: 2em auto; padding: 0 1em; }
            table { border-collapse: collapse; margin: .5em 0; }
            th, td { border: 1px solid #ccc; padding: .2em .6em; text-align: right; }
            th:first-child, td:first-child, th:nth-child(2), td:nth-child(2) { text-align: left; }
            .cases { display: flex; flex-wrap: wrap; gap: .8em; }
            figure { margin: 0; } figcaption { font-size: 12px; color: #555; } img { max-width: 100%; }
            """;

    /** Of the table that everybody sees; COCO's classes have a number each. */
    private static final int MEASURES = 12;

    private final StringBuilder page = new StringBuilder();

    private HtmlReport() {
    }

    /** Writes the page in one piece. */
    public static void write(Report report, Path file) {
        AtomicFile.write(file, new HtmlReport().page(report));
    }

    private String page(Report report) {
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(Html.escape(report.name())).append("</title><style>").append(STYLE)
                .append("</style></head><body>\n");
        heading(1, report.name());
        for (String task : report.tasks()) {
            task(task, report.of(task));
        }
        heading(2, "conditions");
        page.append(Html.table(List.of("what", "value"), report.conditions().entrySet().stream()
                .map(entry -> List.of(entry.getKey(), entry.getValue())).toList()));
        skipped(report);
        return page.append("</body></html>\n").toString();
    }

    private void task(String task, List<Outcome> outcomes) {
        heading(2, task);
        ScoreTable table = ScoreTable.of(outcomes, MEASURES);
        page.append(Html.table(table.head(), table.cells()));
        if (outcomes.stream().anyMatch(outcome -> outcome.scores().size() > MEASURES)) {
            page.append("<details><summary>all numbers</summary>\n");
            outcomes.forEach(this::all);
            page.append("</details>\n");
        }
        TextReport.protocols(outcomes).forEach((rules, sets) ->
                paragraph(String.join(", ", sets) + ": " + rules));
        Curves.of(outcomes).forEach(page::append);
        outcomes.stream().filter(outcome -> outcome.steps() > 0).forEach(this::outcome);
        outcomes.stream().filter(outcome -> outcome.paper().isPresent())
                .collect(Collectors.toMap(Outcome::set, outcome -> outcome, (a, b) -> a, LinkedHashMap::new))
                .values().forEach(this::paper);
    }

    private void all(Outcome outcome) {
        paragraph(title(outcome));
        page.append(Html.table(List.of("measure", "value"), outcome.scores().stream()
                .map(score -> List.of(score.measure().label(), score.text())).toList()));
    }

    private static String title(Outcome outcome) {
        return outcome.set() + ", " + outcome.by() + (outcome.steps() == 0 ? ""
                : ", steps " + outcome.steps() + ", guidance " + outcome.guidance());
    }

    private void outcome(Outcome outcome) {
        heading(3, title(outcome));
        if (outcome.goodness().length > 1) {
            page.append(SvgPlot.histogram("samples from worse to better", outcome.order(),
                    outcome.goodness()));
        }
        cases("best", outcome.best());
        cases("worst", outcome.worst());
    }

    private void cases(String which, List<Outcome.Case> cases) {
        if (cases.isEmpty()) {
            return;
        }
        paragraph(which + ": photo, truth, answer (of instances as painted and as read out)");
        page.append("<div class=\"cases\">\n");
        for (Outcome.Case one : cases) {
            page.append("<figure><img alt=\"\" src=\"data:image/jpeg;base64,").append(base64(one.picture()))
                    .append("\"><figcaption>").append(Html.escape(one.sample())).append("</figcaption>")
                    .append("</figure>\n");
        }
        page.append("</div>\n");
    }

    private void paper(Outcome outcome) {
        PaperTables.Column column = outcome.paper().orElseThrow();
        List<Measure> measures = outcome.scores().stream().map(Score::measure).filter(measure -> column
                .lines().stream().anyMatch(line -> line.numbers().containsKey(measure.id()))).toList();
        List<String> head = new ArrayList<>(List.of("method", "note"));
        measures.forEach(measure -> head.add(measure.label()));
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("this run", "", measures, outcome.scores().stream()
                .collect(Collectors.toMap(score -> score.measure().id(), Score::value))));
        for (PaperTables.Line paper : column.lines()) {
            lines.add(line(paper.name(), paper.note(), measures, paper.numbers()));
            if (!paper.printed().isEmpty()) {
                lines.add(line(paper.name(), "as printed in the paper", measures, paper.printed()));
            }
        }
        page.append("<details><summary>").append(Html.escape(outcome.set() + " in the paper, "
                + column.source())).append("</summary>\n").append(Html.table(head, lines));
        paragraph(column.note());
        page.append("</details>\n");
    }

    private static List<String> line(String name, String note, List<Measure> measures,
            Map<String, Double> numbers) {
        List<String> line = new ArrayList<>(List.of(name, note));
        measures.forEach(measure -> line.add(measure.text(numbers.getOrDefault(measure.id(), Double.NaN))));
        return line;
    }

    private void skipped(Report report) {
        List<String> lines = report.outcomes().stream().flatMap(outcome -> outcome.skipped().stream()
                .map(line -> outcome.set() + ": " + line)).distinct().toList();
        if (!lines.isEmpty()) {
            heading(2, "samples that cannot be used");
            lines.forEach(this::paragraph);
        }
    }

    private void heading(int level, String text) {
        page.append("<h").append(level).append('>').append(Html.escape(text)).append("</h").append(level)
                .append(">\n");
    }

    private void paragraph(String text) {
        page.append("<p>").append(Html.escape(text)).append("</p>\n");
    }

    private static String base64(Path file) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e + ")", e);
        }
    }
}
