package org.diception.train.evaluate;

import java.util.List;

/** Pieces of HTML. */
final class Html {
    private Html() {
    }

    /** Text that may stand between tags and in quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    static String table(List<String> head, List<List<String>> lines) {
        StringBuilder table = new StringBuilder("<table>");
        table.append(line("th", head));
        lines.forEach(line -> table.append(line("td", line)));
        return table.append("</table>\n").toString();
    }

    private static String line(String tag, List<String> cells) {
        StringBuilder line = new StringBuilder("<tr>");
        cells.forEach(cell -> line.append('<').append(tag).append('>').append(escape(cell)).append("</")
                .append(tag).append('>'));
        return line.append("</tr>\n").toString();
    }
}
