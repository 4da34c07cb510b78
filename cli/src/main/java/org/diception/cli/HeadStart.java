package org.diception.cli;

import java.util.Set;
import org.diception.UsageException;
import org.diception.nn.Engine;

/**
 * Loads libtorch on a thread of its own while the command line is read, for the commands that will want it:
 * half a second of the way from the shell to the first answer, where there is a second core.
 */
final class HeadStart implements AutoCloseable {
    private static final Set<String> COMMANDS = Set.of("predict", "segment", "serve");

    private final Thread thread = new Thread(HeadStart::load, "libtorch");

    /** Begins if the first argument is such a command. */
    HeadStart(String... arguments) {
        if (arguments.length > 0 && COMMANDS.contains(arguments[0])) {
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
