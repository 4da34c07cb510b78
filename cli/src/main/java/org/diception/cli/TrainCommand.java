package org.diception.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
            "  diception train recipes/paper.yaml --dry-run      what it will take, without a step",
            "  diception train recipes/nano.yaml --processes 2   two processes share each batch"
        })
final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RecipeOptions recipe;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return recipe.run(terminal, run -> { });
    }
}
