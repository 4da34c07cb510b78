package org.diception.io;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The known texts that a mistyped one is closest to. */
public final class Closest {
    private static final int SHOWN = 3;

    /** More of a text is not compared. */
    private static final int COMPARED = 200;

    private Closest() {}

    /** Up to three of the known texts, quoted, the closest first. */
    public static String of(String text, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(other -> distance(head(text), head(other))))
                .limit(SHOWN)
                .map(Quote::of)
                .collect(Collectors.joining(", "));
    }

    private static String head(String text) {
        return text.substring(0, Math.min(text.length(), COMPARED));
    }

    /** Levenshtein's distance: insertions, deletions, replacements. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
