package org.diception.cli;

import java.nio.file.Path;
import org.diception.Question;

/**
 * One line on stderr that says how far a run is: {@code [####....] 3/12 street.jpg depth, step 5/28}. Silent
 * where nobody watches.
 */
final class ProgressLine {
    private static final int BAR = 24;
    private static final int WIDTH = 100;
    private static final String ERASE = "\r" + " ".repeat(WIDTH) + "\r";

    private final Terminal terminal;
    private int photos = 1;
    private int photosDone;
    private String what = "";

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** So many photos will come. */
    void photos(int total) {
        photos = total;
    }

    /** What is done before the answers. */
    void doing(String work) {
        show(work);
    }

    /** The next answer. */
    void answer(Path photo, Question question) {
        what = photo.getFileName() + " " + question.task();
        show(what);
    }

    /** So many steps of the answer are done. */
    void step(int done, int total) {
        show(what + ", step " + done + "/" + total);
    }

    /** So much of other work is done. */
    void work(int done, int total) {
        show("step " + done + "/" + total);
    }

    /** One photo less to come. */
    void photoDone() {
        photosDone++;
    }

    /** Makes room for other lines. */
    void clear() {
        if (terminal.interactive()) {
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
    }

    private void show(String text) {
        if (!terminal.interactive()) {
            return;
        }
        int filled = BAR * photosDone / photos;
        String bar = "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] ";
        String line = bar + photosDone + "/" + photos + " " + text;
        terminal.err().print(ERASE + line.substring(0, Math.min(line.length(), WIDTH - 1)));
        terminal.err().flush();
    }
}
