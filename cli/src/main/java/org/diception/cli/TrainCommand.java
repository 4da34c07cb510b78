package org.diception.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.diception.train.run.StopRequest;
import org.diception.train.run.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diception train}: a run from a recipe to a model. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Train what a recipe says: the model, the data, the optimiser, what it is followed by.",
            "Started again with the same recipe it goes on from its last checkpoint. Ctrl-C finishes the step"
                    + " and saves."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception train recipes/nano.yaml",
            "  diception train recipes/paper.yaml --dry-run      what it will take, without a step"
        })
final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "RECIPE", description = "YAML file; docs/training.md lists its keys.")
    private Path recipe;

    @Option(names = "--dry-run", description = "Say what the run will take; train nothing.")
    private boolean dryRun;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var progress = new TrainProgress(terminal);
        try (var stop = new StopRequest()) {
            var run = new TrainingRun(recipe, progress, stop);
            if (dryRun) {
                run.plan();
            } else {
                terminal.out().println(run.run());
            }
            return 0;
        } finally {
            progress.end();
        }
    }
}
