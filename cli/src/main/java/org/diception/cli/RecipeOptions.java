package org.diception.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.diception.train.run.StopRequest;
import org.diception.train.run.TrainingRun;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recipe and what is done with it: what all commands that train have in common. */
final class RecipeOptions {
    @Parameters(paramLabel = "RECIPE", description = "YAML file; docs/training.md lists its keys.")
    private Path recipe;

    @Option(names = "--dry-run", description = "Say what the run will take of memory and time; train nothing.")
    private boolean dryRun;

    /** Trains, or says what it would take. */
    void run(Terminal terminal, Consumer<TrainingRun> check) {
        var progress = new TrainProgress(terminal);
        try (var stop = new StopRequest()) {
            var run = new TrainingRun(recipe, progress, stop);
            check.accept(run);
            if (dryRun) {
                run.plan();
            } else {
                terminal.out().println(run.run());
            }
        } finally {
            progress.end();
        }
    }
}
