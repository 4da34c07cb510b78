package org.diception.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diception.image.PngWriter;
import org.diception.image.RgbImage;
import org.diception.io.AtomicFile;

/**
 * The pictures of a run and the page that holds them all, {@code index.html}: nothing on it is fetched from
 * elsewhere, so that it can be sent around.
 */
final class RunPage {
    private static final String SHEET = "samples-";
    private static final List<String> CHARTS =
            List.of("loss", "validation", "score", "benchmark", "degrees", "gradient", "rate");
    /** Older sheets stay in the folder. */
    private static final int SHEETS_SHOWN = 12;

    private final RunFolder folder;
    private final String recipe;

    RunPage(RunFolder folder, String recipe) {
        this.folder = folder;
        this.recipe = recipe;
    }

    /** Keeps a sheet of samples. */
    void add(long step, RgbImage sheet) {
        PngWriter.rgb(sheet).write(folder.picture(String.format(Locale.ROOT, "%s%08d.png", SHEET, step)));
    }

    /** Where answers to scored pairs are written. */
    Path answers() {
        return folder.answers();
    }

    /** Draws the curves again and writes the page. */
    void refresh(String headline) throws IOException {
        Map<String, TreeMap<Long, Double>> series = new TrainLog(folder.log()).series();
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(escaped(folder.root().getFileName().toString()))
                .append("</title><style>body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto}")
                .append("img{max-width:100%;image-rendering:pixelated}pre{background:#eee;padding:1em;")
                .append("overflow:auto}td,th{padding:0 1em 0 0;text-align:right}</style>");
        page.append("<h1>").append(escaped(folder.root().getFileName().toString())).append("</h1><p>")
                .append(escaped(headline)).append("</p>").append(latest(series));
        for (Map.Entry<String, List<String>> chart : charts(series).entrySet()) {
            Path file = folder.picture(chart.getKey() + ".png");
            PngWriter.rgb(Curves.draw(chart.getKey(), series, chart.getValue())).write(file);
            image(page, chart.getKey(), file);
        }
        for (Path sheet : sheets()) {
            String step = sheet.getFileName().toString().replaceAll("\\D", "");
            image(page, "step " + Long.parseLong(step) + ": photo, truth, answer", sheet);
        }
        page.append("<h2>recipe</h2><pre>").append(escaped(recipe)).append("</pre></html>\n");
        AtomicFile.write(folder.page(), page.toString());
    }

    /** Which numbers share a chart: those of one kind, which have one scale. */
    private static Map<String, List<String>> charts(Map<String, TreeMap<Long, Double>> series) {
        Map<String, List<String>> charts = new LinkedHashMap<>();
        for (String chart : CHARTS) {
            List<String> names = series.keySet().stream()
                    .filter(name -> name.contains(chart)).sorted().toList();
            if (!names.isEmpty()) {
                charts.put(chart, names);
            }
        }
        return charts;
    }

    private static String latest(Map<String, TreeMap<Long, Double>> series) {
        StringBuilder table = new StringBuilder("<table><tr><th>number<th>latest<th>at step");
        series.forEach((name, values) -> table.append("<tr><td>").append(escaped(name)).append("<td>")
                .append(values.lastEntry().getValue()).append("<td>").append(values.lastKey()));
        return table.append("</table>").toString();
    }

    private List<Path> sheets() throws IOException {
        try (Stream<Path> files = Files.list(folder.root())) {
            return files.filter(file -> file.getFileName().toString().matches(SHEET + "\\d+\\.png"))
                    .sorted(Comparator.reverseOrder()).limit(SHEETS_SHOWN).toList();
        }
    }

    private static void image(StringBuilder page, String title, Path file) throws IOException {
        page.append("<h2>").append(escaped(title)).append("</h2><img alt=\"").append(escaped(title))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(Files.readAllBytes(file))).append("\">");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
