package org.diception.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.diception.UsageException;
import org.diception.train.parallel.LocalProcesses;
import org.diception.train.parallel.Placement;
import org.diception.train.run.StopRequest;
import org.diception.train.run.TrainingRun;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A recipe and what is done with it: what all commands that train have in common. */
final class RecipeOptions {
    private static final String PROCESSES = "--processes";

    @Parameters(paramLabel = "RECIPE", description = "YAML file; docs/training.md lists its keys.")
    private Path recipe;

    @Option(names = "--dry-run", description = "Say what it will take of memory and time; train nothing.")
    private boolean dryRun;

    @Option(names = PROCESSES, paramLabel = "N", defaultValue = "1", description = {
        "So many processes on this machine share each batch; default: ${DEFAULT-VALUE}.",
        "Processes on several machines find each other by RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT."})
    private int processes;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Trains, or says what it would take; gives the exit code. */
    int run(Terminal terminal, Consumer<TrainingRun> check) {
        Placement placement = Placement.of(System.getenv());
        requireOneMeaning(placement);
        var progress = new TrainProgress(terminal);
        try (var stop = new StopRequest()) {
            var run = new TrainingRun(recipe, progress, stop);
            check.accept(run);
            if (dryRun) {
                run.plan();
            } else if (processes == 1) {
                terminal.out().println(run.at(placement).run());
            } else {
                run.at(new Placement(0, processes, "", 0)); // an error is said once, not by each
                return start(terminal);
            }
            return 0;
        } finally {
            progress.end();
        }
    }

    private void requireOneMeaning(Placement placement) {
        if (processes < 1) {
            throw new UsageException(PROCESSES + " " + processes + ": at least one is needed");
        }
        if (processes > 1 && placement.processes() > 1) {
            throw new UsageException(PROCESSES + " " + processes + ": WORLD_SIZE is set, so this is one of "
                    + placement.processes() + " processes already; give one or the other");
        }
        if (processes > 1 && dryRun) {
            throw new UsageException("--dry-run says what one process takes; leave out " + PROCESSES);
        }
    }

    /** The same command again and again, without the number of processes. */
    private int start(Terminal terminal) {
        List<String> arguments =
                new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
        int at = arguments.indexOf(PROCESSES);
        if (at >= 0) {
            arguments.subList(at, at + 2).clear();
        }
        arguments.removeIf(argument -> argument.startsWith(PROCESSES + "="));
        return new LocalProcesses(LocalProcesses.java(Main.class.getName(), arguments), processes,
                terminal.out(), terminal.err()).run();
    }
}
