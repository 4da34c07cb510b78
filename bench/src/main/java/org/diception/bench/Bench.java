package org.diception.bench;

import org.diception.InputException;
import org.diception.ModelException;
import org.diception.UsageException;
import org.diception.bench.coco.CocoCommand;
import org.diception.bench.compare.CompareCommand;
import org.diception.bench.compare.CompareTrainingCommand;
import org.diception.bench.growth.GrowthCommand;
import org.diception.bench.jmh.JmhCommand;
import org.diception.bench.prompts.PromptsCommand;
import org.diception.bench.readout.PoseCommand;
import org.diception.bench.readout.ReadOutCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code bench/run}. */
@Command(
        name = "bench",
        description = {
            "Writes random models, and measures what answers, training and evaluation cost, beside the",
            "programs that do the same elsewhere."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            RandomModelCommand.class, StagesCommand.class, CompareCommand.class, CompareTrainingCommand.class,
            GrowthCommand.class, LoraCaseCommand.class, CocoCommand.class, ReadOutCommand.class,
            PoseCommand.class, PromptsCommand.class, JmhCommand.class
        })
public final class Bench {
    /** Runs a command and ends the process. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, command, parsed) -> report(e));
        System.exit(line.execute(arguments));
    }

    private static int report(Exception e) throws Exception {
        if (e instanceof InputException || e instanceof UsageException || e instanceof ModelException) {
            System.err.println("bench: " + e.getMessage());
            return e instanceof InputException ? 1 : e instanceof UsageException ? 2 : 3;
        }
        throw e; // a mistake of ours: the stack says where
    }
}
