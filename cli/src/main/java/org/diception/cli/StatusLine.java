package org.diception.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A line on stderr that is written over again and again: a bar, how much is done, and a text. Where nobody
 * watches, in a log or a nightly job, a line of its own once a minute, so that short work leaves none.
 */
final class StatusLine {
    private static final int BAR = 24;
    private static final int WIDTH = 100;
    private static final String ERASE = "\r" + " ".repeat(WIDTH) + "\r";
    private static final long LOGGED_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Terminal terminal;
    private final LongSupplier nanos;
    private long logged;

    StatusLine(Terminal terminal) {
        this(terminal, System::nanoTime);
    }

    StatusLine(Terminal terminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
        this.logged = nanos.getAsLong();
    }

    /** {@code [####....] 3/12 text}, or {@code 3/12 text} in a log. */
    void show(long done, long of, String text) {
        String line = done + "/" + of + " " + text;
        if (terminal.interactive()) {
            int filled = (int) (BAR * done / of);
            String bar = "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + line;
            terminal.err().print(ERASE + bar.substring(0, Math.min(bar.length(), WIDTH - 1)));
            terminal.err().flush();
        } else if (nanos.getAsLong() - logged >= LOGGED_EVERY_NANOS) {
            logged = nanos.getAsLong();
            terminal.err().println(line);
        }
    }

    /** Makes room for other lines. */
    void clear() {
        if (terminal.interactive()) {
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
    }
}
