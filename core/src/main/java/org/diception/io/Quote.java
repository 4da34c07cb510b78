package org.diception.io;

/** Text out of a file, made fit for a one-line message: quoted, without control characters, not too long. */
public final class Quote {
    private static final int LONGEST = 120;

    private Quote() {}

    /** The text in quotes, at most 120 characters of it. */
    public static String of(String text) {
        String head = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return "'" + head.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?") + "'";
    }
}
