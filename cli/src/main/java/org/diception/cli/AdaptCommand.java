package org.diception.cli;

import java.util.concurrent.Callable;
import org.diception.train.run.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code diception adapt}: a few pictures of a new task to an adapter that brings it. */
@Command(
        name = "adapt",
        mixinStandardHelpOptions = true,
        description = {
            "Teach a model a new task with a few pairs of photo and answer: its weights stay, a small adapter"
                    + " (LoRA) learns.",
            "Started again with the same recipe it goes on from its last checkpoint. Ctrl-C finishes the step"
                    + " and saves."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception adapt recipes/adapt.yaml --dry-run  what it will take, and which share of the model",
            "  diception adapt recipes/adapt.yaml",
            "  diception predict photo.jpg --adapter runs/adapt/adapter --task shadow"
        })
final class AdaptCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RecipeOptions recipe;

    AdaptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return recipe.run(terminal, TrainingRun::requireAdapter);
    }
}
