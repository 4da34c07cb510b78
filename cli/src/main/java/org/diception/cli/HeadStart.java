package org.diception.cli;

import java.util.List;
import java.util.Set;
import org.diception.UsageException;
import org.diception.nn.Engine;

/**
 * Loads libtorch on a thread of its own while the command line is read, for the commands that will want it.
 * Where there is a second core the first answer comes a tenth of a second sooner.
 */
final class HeadStart implements AutoCloseable {
    private static final Set<String> COMMANDS = Set.of("predict", "segment", "serve");

    private final Thread thread = new Thread(HeadStart::load, "libtorch");

    /** Begins if the first argument is such a command, unless its help is asked for, which comes at once. */
    HeadStart(String... arguments) {
        List<String> given = List.of(arguments);
        boolean help = given.contains("--help") || given.contains("-h");
        if (!given.isEmpty() && COMMANDS.contains(given.get(0)) && !help) {
            thread.start();
        }
    }

    private static void load() {
        try {
            Engine.load();
        } catch (UsageException e) {
            // the command meets the same and reports it
        }
    }

    /** Waits until it is done: a process that ends while libraries are loaded may crash. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
