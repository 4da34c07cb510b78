package org.diception.train.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Plots as SVG, to stand inside a page of HTML or in a file of their own. */
public final class SvgPlot {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 240;
    private static final int LEFT = 62;
    private static final int RIGHT = 14;
    private static final int TOP = 28;
    private static final int BOTTOM = 42;
    private static final int BARS = 24;
    private static final int GRID_LINES = 4;
    private static final String[] COLOURS = {"#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b"};

    /**
     * A line through points.
     *
     * @param y one for each tick of the axis; NaN where there is none
     */
    public record Line(String name, double[] y, boolean dashed) {
    }

    private final StringBuilder svg = new StringBuilder();
    private final double low;
    private final double high;

    private SvgPlot(String title, double low, double high) {
        this.low = low;
        this.high = high;
        svg.append(text("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
                + "height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">", WIDTH, HEIGHT, WIDTH,
                HEIGHT));
        label(WIDTH / 2.0, 16, "middle", title);
    }

    /** Lines over ticks that stand at equal distances. */
    public static String lines(String title, String axis, List<String> ticks, List<Line> lines) {
        double[] all = lines.stream().flatMapToDouble(line -> Arrays.stream(line.y()))
                .filter(Double::isFinite).toArray();
        double least = Arrays.stream(all).min().orElse(0);
        double most = Arrays.stream(all).max().orElse(1);
        double margin = most > least ? .08 * (most - least) : Math.max(1e-9, .1 * Math.abs(most));
        SvgPlot plot = new SvgPlot(title, least - margin, most + margin);
        plot.grid(axis);
        for (int i = 0; i < ticks.size(); i++) {
            plot.label(x(i, ticks.size()), HEIGHT - BOTTOM + 15, "middle", ticks.get(i));
        }
        for (int i = 0; i < lines.size(); i++) {
            plot.line(lines.get(i), COLOURS[i % COLOURS.length], i, lines.size());
        }
        return plot.svg.append("</svg>").toString();
    }

    /** Bars beside each other for each tick, from zero. */
    public static String bars(String title, List<String> ticks, List<Line> series) {
        double most = series.stream().flatMapToDouble(line -> Arrays.stream(line.y()))
                .filter(Double::isFinite).max().orElse(1);
        SvgPlot plot = new SvgPlot(title, 0, 1.1 * most);
        plot.grid("");
        double slot = (WIDTH - LEFT - RIGHT) / (double) ticks.size();
        double width = .8 * slot / series.size();
        for (int i = 0; i < series.size(); i++) {
            String colour = COLOURS[i % COLOURS.length];
            for (int tick = 0; tick < ticks.size(); tick++) {
                double left = x(tick, ticks.size()) - .4 * slot + i * width;
                plot.bar(left, series.get(i).y()[tick], width, colour);
            }
            plot.name(series.get(i).name(), colour, i);
        }
        for (int tick = 0; tick < ticks.size(); tick++) {
            plot.label(x(tick, ticks.size()), HEIGHT - BOTTOM + 15, "middle", ticks.get(tick));
        }
        return plot.svg.append("</svg>").toString();
    }

    private void bar(double left, double value, double width, String colour) {
        svg.append(text("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                left, y(value), width, y(0) - y(value), colour));
    }

    private void name(String name, String colour, int index) {
        svg.append(text("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"%s\">%s</text>",
                WIDTH - RIGHT - 2, TOP + 10 + 13 * index, colour, Html.escape(name)));
    }

    /** How many values lie where. */
    static String histogram(String title, String axis, double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(1);
        int[] counts = new int[BARS];
        for (double value : values) {
            counts[Math.min(BARS - 1, (int) ((value - least) / Math.max(1e-12, most - least) * BARS))]++;
        }
        int tallest = Arrays.stream(counts).max().orElse(0);
        SvgPlot plot = new SvgPlot(title, 0, GRID_LINES * ((tallest + GRID_LINES) / GRID_LINES));
        plot.grid(axis);
        for (int i = 0; i < BARS; i++) {
            double left = LEFT + (WIDTH - LEFT - RIGHT) * (double) i / BARS;
            plot.bar(left + .5, counts[i], (WIDTH - LEFT - RIGHT) / (double) BARS - 1, COLOURS[0]);
        }
        plot.label(LEFT, HEIGHT - BOTTOM + 15, "start", number(least));
        plot.label(WIDTH - RIGHT, HEIGHT - BOTTOM + 15, "end", number(most));
        return plot.svg.append("</svg>").toString();
    }

    /** Plots side by side in rows, as one picture. */
    public static String page(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        StringBuilder page = new StringBuilder(text("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox="
                + "\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\"><rect width=\"%1$d\" height=\"%2$d\""
                + " fill=\"white\"/>", columns * WIDTH, rows.size() * HEIGHT));
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                page.append(text("<g transform=\"translate(%d %d)\">", column * WIDTH, row * HEIGHT))
                        .append(rows.get(row).get(column)).append("</g>");
            }
        }
        return page.append("</svg>\n").toString();
    }

    private void grid(String axis) {
        for (int i = 0; i <= GRID_LINES; i++) {
            double value = low + (high - low) * i / GRID_LINES;
            svg.append(text("<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>", LEFT, y(value), WIDTH - RIGHT));
            label(LEFT - 5, y(value) + 4, "end", number(value));
        }
        label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", axis);
    }

    private void line(Line line, String colour, int index, int of) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < line.y().length; i++) {
            if (Double.isFinite(line.y()[i])) {
                points.add(text("%.1f,%.1f", x(i, line.y().length), y(line.y()[i])));
                svg.append(text("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
                        x(i, line.y().length), y(line.y()[i]), colour));
            }
        }
        svg.append(text("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"%s/>", String.join(" ", points),
                colour, line.dashed() ? " stroke-dasharray=\"5 4\"" : ""));
        if (of > 1) {
            name(line.name(), colour, index);
        }
    }

    private static double x(int tick, int ticks) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (tick + .5) / ticks;
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low);
    }

    private void label(double x, double y, String anchor, String words) {
        svg.append(text("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor,
                Html.escape(words)));
    }

    private static String number(double value) {
        return Math.abs(value) >= 100 ? text("%.0f", value) : text("%.3g", value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
