package org.diception.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diception.train.evaluate.Pace;
import org.diception.train.fewshot.FewShotStudy;
import org.diception.train.fewshot.StudyRecipe;
import org.diception.train.fewshot.StudyReport;
import org.diception.train.run.StopRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diception study}: how well new tasks are learnt from few pictures. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = {
            "Compare ways to learn a new task from few pictures: adapters, training all of the model,"
                    + " training from scratch.",
            "Finished runs are kept; a study that was stopped goes on where it was. Another model or another"
                    + " recipe makes runs of its own."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  diception study recipes/fewshot/nano.yaml",
            "  diception study recipes/fewshot/nano.yaml --write docs/few-shot.md"
        })
final class StudyCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StatusLine line;

    @Parameters(paramLabel = "RECIPE", description = "A YAML file; docs/few-shot.md lists its keys.")
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
        StudyRecipe asked = StudyRecipe.read(recipe);
        try (var stop = new StopRequest()) {
            StudyReport report = FewShotStudy.run(asked, new Watcher(), stop);
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

    private final class Watcher implements FewShotStudy.Watcher {
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
