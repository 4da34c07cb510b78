package org.diception.train.evaluate;

import java.util.Locale;

/**
 * One line of a report: a task on a set under some settings.
 *
 * @param by who answers: the model's name, or the mean answer that does not look
 * @param steps denoising steps; 0 for an answer that takes none
 * @param protocol how it is scored, so that numbers of different rules are never mixed
 */
record Row(String by, String set, String task, int steps, double guidance, String protocol) {
    /** A name for logs and files, different for different rows. */
    String key() {
        return String.format(Locale.ROOT, "%s %s %d steps guidance %s %s %08x", set, task, steps,
                Double.toString(guidance), by, protocol.hashCode());
    }
}
