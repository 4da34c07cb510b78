package org.diception.train.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diception.InputException;
import org.diception.io.AtomicFile;

/**
 * The numbers of a report inside a page of Markdown, between {@code <!-- scores: NAME -->} and {@code
 * <!-- end -->}, so that nobody copies numbers by hand.
 */
public final class MarkdownBlock {
    private static final int MEASURES = 8;
    private static final String END = "<!-- end -->";

    private MarkdownBlock() {
    }

    /**
     * Replaces what stands between the marks.
     *
     * @param name of the block, such as the recipe's file name without its end
     * @throws InputException if the page has no such block
     */
    public static void write(Path page, String name, Report report) {
        write(page, name, lines(report));
    }

    /**
     * Replaces what stands between the marks.
     *
     * @param lines of Markdown
     * @throws InputException if the page has no such block
     */
    public static void write(Path page, String name, List<String> lines) {
        String begin = "<!-- scores: " + name + " -->";
        String text = read(page);
        int from = text.indexOf(begin);
        int to = text.indexOf(END, Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new InputException(page + ": has no place for the numbers; put the lines '" + begin
                    + "' and '" + END + "' where they shall stand");
        }
        String changed = text.substring(0, from) + begin + "\n" + String.join("\n", lines) + "\n"
                + text.substring(to);
        AtomicFile.write(page, changed);
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new InputException(page + ": cannot be read (" + e + ")", e);
        }
    }

    static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        for (String task : report.tasks()) {
            List<Outcome> outcomes = report.of(task);
            lines.add("**" + task + "**");
            lines.add("");
            lines.addAll(ScoreTable.of(outcomes, MEASURES).markdown());
            lines.add("");
            for (Map.Entry<String, Set<String>> rule : TextReport.protocols(outcomes).entrySet()) {
                lines.add(String.join(", ", rule.getValue()) + ": " + rule.getKey() + ".");
            }
            lines.add("");
        }
        lines.add(report.conditions().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("samples of"))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("; ", "Conditions: ", ".")));
        return lines;
    }
}
