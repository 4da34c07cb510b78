package org.diception.cli;

import java.nio.file.Path;
import org.diception.Question;

/**
 * How far a run is, on stderr: {@code [####....] 3/12 street.jpg depth, step 5/28}, as a
 * {@link StatusLine} shows it. Safe for use by several threads.
 */
final class ProgressLine {
    private final StatusLine line;
    private int photos = 1;
    private int photosDone;
    private String what = "";

    ProgressLine(Terminal terminal) {
        this.line = new StatusLine(terminal);
    }

    /** So many photos will come. */
    synchronized void photos(int total) {
        photos = total;
    }

    /** What is done before the answers. */
    synchronized void doing(String work) {
        show(work);
    }

    /** The next answer. */
    synchronized void answer(Path photo, Question question) {
        what = photo.getFileName() + " " + question.task();
        show(what);
    }

    /** So many steps of the answer are done. */
    synchronized void step(int done, int total) {
        show(what + ", step " + done + "/" + total);
    }

    /** So much of other work is done. */
    synchronized void work(int done, int total) {
        show("step " + done + "/" + total);
    }

    /** One photo less to come. */
    synchronized void photoDone() {
        photosDone++;
    }

    /** Says another line, in the place of this one. */
    synchronized void above(Runnable saying) {
        line.clear();
        saying.run();
    }

    /** Makes room for other lines. */
    synchronized void clear() {
        line.clear();
    }

    private void show(String text) {
        line.show(photosDone, photos, text);
    }
}
