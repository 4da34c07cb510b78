package org.diception.cli;

/**
 * A line on stderr that is written over again and again: a bar, how much is done, and a text. Silent where
 * nobody watches.
 */
final class StatusLine {
    private static final int BAR = 24;
    private static final int WIDTH = 100;
    private static final String ERASE = "\r" + " ".repeat(WIDTH) + "\r";

    private final Terminal terminal;

    StatusLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** {@code [####....] 3/12 text}. */
    void show(long done, long of, String text) {
        if (!terminal.interactive()) {
            return;
        }
        int filled = (int) (BAR * done / of);
        String bar = "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] ";
        String line = bar + done + "/" + of + " " + text;
        terminal.err().print(ERASE + line.substring(0, Math.min(line.length(), WIDTH - 1)));
        terminal.err().flush();
    }

    /** Makes room for other lines. */
    void clear() {
        if (terminal.interactive()) {
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
    }
}
