package org.diception.cli;

import java.io.PrintStream;

/**
 * Where a command speaks to.
 *
 * @param out data: paths, JSON
 * @param err chatter: progress, warnings, errors
 * @param interactive whether somebody watches {@code err}, so that a progress line makes sense
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    /** The process's own streams. Java cannot ask whether stderr is a terminal; the launcher says so. */
    static Terminal system() {
        return new Terminal(System.out, System.err, Boolean.getBoolean("diception.terminal"));
    }
}
