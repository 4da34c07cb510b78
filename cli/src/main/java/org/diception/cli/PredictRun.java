package org.diception.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.Diception;
import org.diception.InputException;
import org.diception.Question;
import org.diception.Request;
import org.diception.output.Kind;
import org.diception.output.OutputSettings;
import org.diception.output.ResultFiles;

/** One run over many photos, from what users type to the exit code. */
final class PredictRun {
    private final ModelOptions modelOptions;
    private final OutputOptions output;
    private final ProgressLine progress;
    private final Request request;
    private final Report report;
    private final OutputSettings settings;

    PredictRun(Terminal terminal, ModelOptions model, RequestOptions request, OutputOptions output,
            OutputSettings settings) {
        this.modelOptions = model;
        this.output = output;
        this.settings = settings;
        this.progress = new ProgressLine(terminal);
        this.request = request.request(progress::step);
        this.report = new Report(terminal, progress, output.json);
    }

    /** Answers the questions about all photos that the inputs mean; the exit code is the result. */
    int run(List<String> arguments, Inputs inputs, List<Question> questions) {
        List<Job> jobs = jobs(arguments, inputs, questions);
        if (!jobs.isEmpty()) {
            ResultFiles files = output.files(settings, kinds(jobs));
            progress.doing("loading the model");
            try (Diception model = modelOptions.load(); WritingThread writing = new WritingThread()) {
                model.warnings().forEach(report::warning);
                var names = new ResultNames(output.folder, jobs);
                var store = new ResultStore(output.overwrite, files, names);
                var sheets = output.contactSheet ? Optional.of(new Sheets(names)) : Optional.<Sheets>empty();
                new Answers(model, modelOptions.compatibility(), request, store, sheets, report, progress,
                        writing).all(jobs);
            } finally {
                progress.clear();
            }
        }
        return report.finish();
    }

    private static List<Kind> kinds(List<Job> jobs) {
        return jobs.stream().flatMap(job -> job.questions().stream())
                .map(question -> Kind.of(question.task().readOut())).distinct().toList();
    }

    /** Each photo once, with all that is asked about it. */
    private List<Job> jobs(List<String> arguments, Inputs inputs, List<Question> questions) {
        Map<Path, Job> jobs = new LinkedHashMap<>();
        for (String argument : arguments) {
            try {
                for (Job job : inputs.expand(argument)) {
                    Job complete = job.questions().isEmpty() ? job.asking(questions) : job;
                    jobs.merge(job.photo().toAbsolutePath().normalize(), complete, Job::and);
                }
            } catch (InputException e) {
                report.failure(argument, e);
            }
        }
        return List.copyOf(jobs.values());
    }
}
