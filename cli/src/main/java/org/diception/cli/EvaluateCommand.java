package org.diception.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.Diception;
import org.diception.InputException;
import org.diception.io.AtomicFile;
import org.diception.train.evaluate.Evaluation;
import org.diception.train.evaluate.EvaluationRecipe;
import org.diception.train.evaluate.HtmlReport;
import org.diception.train.evaluate.JsonReport;
import org.diception.train.evaluate.MarkdownBlock;
import org.diception.train.evaluate.Pace;
import org.diception.train.evaluate.Report;
import org.diception.train.evaluate.TextReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diception evaluate}: scores on data sets, beside the paper's. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Score a model on the data sets that a recipe names, and print the paper's numbers beside it.",
            "A run that was stopped goes on where it was. report.html shows plots, best and worst cases."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception evaluate recipes/eval/synthetic.yaml --limit 20       a quick look, no data needed",
            "  diception evaluate recipes/eval/depth.yaml --data-root /data --model models/sd3"
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StatusLine line;

    @Parameters(paramLabel = "RECIPE", description = "A YAML file; recipes/eval has the paper's tables.")
    private Path recipe;

    @Option(names = "--data-root", paramLabel = "DIR", defaultValue = "",
            description = "What relative paths of data sets start from. Default: the current folder.")
    private Path dataRoot;

    @Option(names = "--model", paramLabel = "DIR|nano",
            description = "Another model than the recipe's: a folder, or the embedded one.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--limit", paramLabel = "N",
            description = "Only the first N samples of each set; a run without it goes on from there.")
    private Optional<Integer> limit = Optional.empty();

    @Option(names = {"-o", "--output"}, paramLabel = "DIR",
            description = "Where results and reports go. Default: runs/eval/ and the recipe's name.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--overwrite", description = "Forget earlier results in that folder.")
    private boolean overwrite;

    @Option(names = "--json", description = "Print the report as JSON instead of tables.")
    private boolean json;

    @Option(names = "--write", paramLabel = "FILE",
            description = "Write the tables into a Markdown page, between its marks for this recipe.")
    private Optional<Path> page = Optional.empty();

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
        this.line = new StatusLine(terminal);
    }

    @Override
    public Integer call() {
        EvaluationRecipe asked = EvaluationRecipe.read(recipe, dataRoot);
        asked = model.map(asked::withModel).orElse(asked);
        asked = limit.map(asked::limited).orElse(asked);
        Path folder = output.orElse(Path.of("runs", "eval", RecipeNames.stem(recipe)));
        if (overwrite) {
            delete(folder.resolve(Evaluation.LOG));
        }
        Report report = run(asked, folder);
        String text = JsonReport.of(report).toPrettyString();
        AtomicFile.write(folder.resolve("report.json"), text);
        HtmlReport.write(report, folder.resolve("report.html"));
        page.ifPresent(file -> MarkdownBlock.write(file, RecipeNames.stem(recipe), report));
        if (json) {
            terminal.out().println(text);
        } else {
            TextReport.lines(report).forEach(terminal.out()::println);
        }
        terminal.err().println(folder.resolve("report.html"));
        return 0;
    }

    private Report run(EvaluationRecipe asked, Path folder) {
        try (Diception loaded = asked.load()) {
            loaded.warnings().forEach(this::warn);
            return Evaluation.run(asked, loaded, folder, new Evaluation.Watcher() {
                @Override
                public void at(Pace pace, String set, String sample) {
                    line.show(pace.done(), pace.total(), pace.speed() + " " + set + " " + sample);
                }

                @Override
                public void skipped(String set, String sample) {
                    warn("skipped in " + set + ": " + sample);
                }
            });
        } finally {
            line.clear();
        }
    }

    private void warn(String text) {
        line.clear();
        terminal.err().println("diception: " + text);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be deleted (" + e + ")", e);
        }
    }
}
