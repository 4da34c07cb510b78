package org.diception.cli;

import java.util.concurrent.CancellationException;
import org.diception.InputException;
import org.diception.ModelException;
import org.diception.UsageException;
import picocli.CommandLine.ParameterException;

/** Exceptions as users see them: one line on stderr and an exit code. */
final class Failure {
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int MODEL = 3;

    private Failure() {}

    /** Reports an exception of a command. */
    static int report(Terminal terminal, Throwable e, boolean verbose) {
        terminal.err().println("diception: " + line(e)
                + (verbose || expected(e) ? "" : "; --verbose shows where"));
        if (verbose) {
            e.printStackTrace(terminal.err());
        }
        return exitCode(e);
    }

    /** Reports arguments that make no sense. */
    static int usage(Terminal terminal, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.err().println("diception: " + line(e) + "; see '" + command + " --help'");
        return USAGE;
    }

    /** The message, without line breaks. */
    static String line(Throwable e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String plain = message.replaceAll("\\s*\\R\\s*", " ").strip();
        boolean complete = expected(e) || e instanceof ParameterException;
        return complete ? plain : e.getClass().getSimpleName() + ": " + plain;
    }

    private static int exitCode(Throwable e) {
        if (e instanceof UsageException) {
            return USAGE;
        }
        return e instanceof ModelException ? MODEL : FAILED;
    }

    private static boolean expected(Throwable e) {
        return e instanceof InputException || e instanceof UsageException || e instanceof ModelException
                || e instanceof CancellationException;
    }
}
