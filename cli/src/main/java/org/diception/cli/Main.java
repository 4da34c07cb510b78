package org.diception.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The program {@code diception}: finds the command, runs it, turns exceptions into one line and an exit code.
 */
@Command(
        name = "diception",
        description = "Ask a photo six questions; one diffusion transformer paints the answers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PredictCommand.class,
            SegmentCommand.class,
            AlignCommand.class,
            ServeCommand.class,
            TrainCommand.class,
            AdaptCommand.class,
            StudyCommand.class,
            EvaluateCommand.class,
            BakePromptsCommand.class,
            ConvertCommand.class,
            DoctorCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception predict photo.jpg                  six answers of the embedded model, beside it",
            "  diception predict photos/ --task depth,normal --model models/sd3 -o out/",
            "  diception segment photo.jpg --point 412,288  the object at x 412, y 288 of the upright photo",
            "  diception serve                              the same over HTTP, on this machine's port 8080",
            "  diception train recipes/nano.yaml            the embedded model again, from nothing",
            "  diception doctor                             what this machine has and what is missing",
            "",
            "Exit codes: 0 done, 1 a file or value cannot be used, 2 wrong usage, 3 model missing or broken."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    private boolean verbose;

    /** Runs the program and ends the process. */
    public static void main(String[] arguments) {
        int exitCode;
        try (HeadStart loading = new HeadStart(arguments)) {
            exitCode = run(Terminal.system(), arguments);
        }
        System.exit(exitCode);
    }

    /** Runs the program on the given streams; the exit code is the result. */
    static int run(Terminal terminal, String... arguments) {
        var main = new Main();
        CommandLine line = new CommandLine(main, new CommandFactory(terminal));
        line.setOut(writer(terminal.out())).setErr(writer(terminal.err()));
        if (!terminal.interactive() || System.getenv("NO_COLOR") != null) {
            line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        }
        line.setUsageHelpAutoWidth(false).setUsageHelpWidth(110).setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, wrong) -> Failure.usage(terminal, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> Failure.report(terminal, e, main.verbose));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            return Failure.outOfMemory(terminal, e);
        }
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
