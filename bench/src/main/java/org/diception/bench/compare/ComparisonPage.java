package org.diception.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.diception.bench.compare.Comparison.Distances;
import org.diception.bench.compare.Comparison.Line;
import org.diception.train.evaluate.SvgPlot;

/** A comparison for people: Markdown and bars. */
record ComparisonPage(Comparison of) {
    private static final double GIGABYTE = 1e9;
    private static final double BILLION = 1e9;

    /** The lines of the block. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%s, %d x %d, %s. Machine: %s. Official stack: %s.",
                of.model(), of.side(), of.side(), of.formats(), of.machine(), versions()));
        lines.add(String.format(Locale.ROOT, "A 2048³ product of matrices in our format ran at"
                + " %.0f GFLOPS before and %.0f after.", of.matmul().before(), of.matmul().after()));
        lines.add("");
        lines.add("| work | ours, s | official, s | times as fast | by CPU seconds"
                + " | share of the product's rate | peak memory, GB |");
        lines.add("|---|---|---|---|---|---|---|");
        lines.add(row("load", of.loading(), 0));
        of.lines().forEach(line -> lines.add(row(line.stage().title(), line.took(), line.operations())));
        of.lines().stream().filter(line -> !of.text().isEmpty() && line.stage().prompts() > 0)
                .forEach(line -> lines.add(row(line.stage().title() + ", text encoders there included",
                        withText(line), 0)));
        if (of.shell() != null) {
            lines.add(row("from shell prompt to the end", of.shell(), 0));
        }
        if (!of.text().isEmpty()) {
            lines.add("| text encoders | none: prompts are baked | "
                    + Spread.of(of.text(), Took::seconds) + " | | | | "
                    + number(peak(of.text())) + " there |");
        }
        lines.addAll(distances());
        return lines;
    }

    /** The other side encodes each prompt again, in every run of its script. */
    private Turns.Pair withText(Line line) {
        int prompts = line.stage().prompts();
        double seconds = prompts * Spread.of(of.text(), Took::seconds).median();
        double cpu = prompts * Spread.of(of.text(), Took::cpuSeconds).median();
        long peak = Math.round(GIGABYTE * peak(of.text()));
        return new Turns.Pair(line.took().ours(), line.took().theirs().stream().map(took -> new Took(
                took.seconds() + seconds, took.cpuSeconds() + cpu, took.peakBytes() + peak)).toList());
    }

    private String versions() {
        return of.versions().entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private String row(String name, Turns.Pair took, double operations) {
        Spread ours = Spread.of(took.ours(), Took::seconds);
        return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %s, %s there |", name, ours,
                Spread.of(took.theirs(), Took::seconds), number(took.ratio(Took::seconds)),
                number(took.ratio(Took::cpuSeconds)), share(operations, ours.median()),
                number(peak(took.ours())), number(peak(took.theirs())));
    }

    private String share(double operations, double seconds) {
        return operations == 0 ? "" : String.format(Locale.ROOT, "%.0f %%",
                100 * operations / seconds / BILLION / of.matmul().most());
    }

    private static double peak(List<Took> took) {
        return took.stream().mapToLong(Took::peakBytes).max().orElse(0) / GIGABYTE;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private List<String> distances() {
        List<Line> compared = of.lines().stream().filter(line -> line.distances() != null).toList();
        if (compared.isEmpty()) {
            return List.of();
        }
        boolean exact = compared.stream().anyMatch(line -> line.distances().ours() != null);
        List<String> lines = new ArrayList<>(List.of("",
                "The same inputs went into both; distances are roots of mean squares as shares of the"
                        + " result's, and the largest of any number.", "",
                "| result of | ours from theirs |"
                        + (exact ? " ours from float32 | theirs from float32 |" : ""),
                "|---|---|" + (exact ? "---|---|" : "")));
        compared.forEach(line -> {
            Distances distances = line.distances();
            String row = "| " + line.stage().title() + " | " + text(distances.apart()) + " |";
            lines.add(!exact ? row
                    : row + " " + text(distances.ours()) + " | " + text(distances.theirs()) + " |");
        });
        return lines;
    }

    private static String text(Deviation deviation) {
        return String.format(Locale.ROOT, "%.1e, %.1e", deviation.relative(), deviation.largest());
    }

    /** Seconds of both, stage by stage. */
    String bars() {
        List<Line> lines = of.lines();
        return SvgPlot.bars("seconds, " + of.model() + ", " + of.formats(),
                lines.stream().map(line -> line.stage().toString()).toList(),
                List.of(new SvgPlot.Line("ours", seconds(lines, true), false),
                        new SvgPlot.Line("official stack", seconds(lines, false), false)));
    }

    private static double[] seconds(List<Line> lines, boolean ours) {
        return lines.stream().map(line -> ours ? line.took().ours() : line.took().theirs())
                .mapToDouble(took -> Spread.of(took, Took::seconds).median()).toArray();
    }
}
