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

    /** Reports that the Java heap is too small, which pictures of a hundred megapixels can bring about. */
    static int outOfMemory(Terminal terminal, OutOfMemoryError e) {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        terminal.err().println("diception: out of memory (" + e.getMessage() + "): Java may take " + megabytes
                + " MB; scale the photo down, or give more with DICEPTION_JAVA_OPTIONS=-Xmx8g");
        return FAILED;
    }

    /** Reports arguments that make no sense. */
    static int usage(Terminal terminal, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.err().println("diception: " + line(e) + "; see '" + command + " --help'");
        return USAGE;
    }

    /** The message on one line; of what nobody expected, such as libtorch's own errors, the first line. */
    static String line(Throwable e) {
        String message = String.valueOf(e.getMessage()).strip();
        boolean ours = expected(e) || e instanceof ParameterException;
        return ours
                ? message.replaceAll("\\s*\\R\\s*", " ")
                : e.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse("");
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
