package org.diception.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.diception.train.ablation.AblationRecipe;
import org.diception.train.ablation.AblationStudy;
import org.diception.train.evaluate.Pace;
import org.diception.train.fewshot.FewShotStudy;
import org.diception.train.fewshot.StudyRecipe;
import org.diception.train.run.StopRequest;
import org.diception.train.study.StudyOutcome;
import org.diception.train.study.StudyWatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diception study}: what many small trainings show, beside each other. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = {
            "Compare ways to learn a new task from few pictures, or networks that differ in one thing: the"
                    + " paper's ablations.",
            "Finished runs are kept; a study that was stopped goes on where it was. Another model or another"
                    + " recipe makes runs of its own."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception study recipes/ablation/asked.yaml --write docs/reproduction.md",
            "  diception study recipes/ablation/trained.yaml --write docs/reproduction.md",
            "  diception study recipes/fewshot/nano.yaml --write docs/few-shot.md"
        })
final class StudyCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StatusLine line;

    @Parameters(paramLabel = "RECIPE", description = {
            "A YAML file; docs/few-shot.md lists the keys of one kind, docs/reproduction.md of the other."})
    private Path recipe;

    @Option(names = "--write", paramLabel = "FILE",
            description = "Write tables and plots into a Markdown page, between its marks for this recipe.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--json", description = "Print the report as JSON instead of tables.")
    private boolean json;

    StudyCommand(Terminal terminal) {
        this.terminal = terminal;
        this.line = new StatusLine(terminal);
    }

    @Override
    public Integer call() {
        try (var stop = new StopRequest()) {
            StudyOutcome report = run(stop);
            line.clear();
            report.write();
            page.ifPresent(file -> report.publish(file, RecipeNames.stem(recipe)));
            if (json) {
                terminal.out().println(report.json().toPrettyString());
            } else {
                report.markdown().forEach(terminal.out()::println);
            }
            if (!report.complete()) {
                terminal.err().println("runs are missing; go on with: ./diception study " + recipe);
            }
            return 0;
        } finally {
            line.clear();
        }
    }

    private StudyOutcome run(BooleanSupplier stop) {
        return AblationRecipe.isOne(recipe)
                ? AblationStudy.run(AblationRecipe.read(recipe), new Watcher(), stop)
                : FewShotStudy.run(StudyRecipe.read(recipe), new Watcher(), stop);
    }

    private final class Watcher implements StudyWatcher {
        @Override
        public void say(String text) {
            line.clear();
            terminal.err().println(text);
        }

        @Override
        public void at(Pace pace, String run) {
            line.show(pace.done(), pace.total(), run + " " + pace.speed());
        }
    }
}
