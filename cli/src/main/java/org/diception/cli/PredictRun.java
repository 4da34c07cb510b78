package org.diception.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diception.Diception;
import org.diception.Images;
import org.diception.InputException;
import org.diception.OpenImage;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.Request;

/** One run over many photos: a photo that fails is reported and the others go on. */
final class PredictRun {
    private final Terminal terminal;
    private final ModelOptions modelOptions;
    private final OutputOptions output;
    private final ProgressLine progress;
    private final Request request;
    private final Report report;

    PredictRun(Terminal terminal, ModelOptions model, RequestOptions request, OutputOptions output) {
        this.terminal = terminal;
        this.modelOptions = model;
        this.output = output;
        this.progress = new ProgressLine(terminal);
        this.request = request.request(progress::step);
        this.report = new Report(terminal, progress, output.json);
    }

    /** Answers the questions about all photos that the inputs mean; the exit code is the result. */
    int run(List<String> arguments, Inputs inputs, List<Question> questions) {
        List<Job> jobs = jobs(arguments, inputs, questions);
        if (!jobs.isEmpty()) {
            try (Diception model = modelOptions.load()) {
                model.warnings().forEach(report::warning);
                jobs.stream().flatMap(job -> job.questions().stream()).distinct().forEach(model::check);
                var store = new ResultStore(output, new ResultNames(output.folder, jobs));
                progress.photos(jobs.size());
                for (Job job : jobs) {
                    answer(model, store, job);
                }
            } finally {
                progress.clear();
            }
        }
        return report.finish();
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

    private void answer(Diception model, ResultStore store, Job job) {
        try {
            PhotoFile file = new PhotoFile(job.photo());
            OpenImage image = null;
            for (Question question : job.questions()) {
                progress.answer(job.photo(), question);
                if (store.has(file, question, model.provenance(question, request))) {
                    report.skipped(job.photo(), question);
                    continue;
                }
                if (image == null) {
                    image = model.open(Images.read(job.photo(), modelOptions.compatibility()));
                }
                long start = System.nanoTime();
                Prediction prediction = image.predict(question, request);
                List<Path> files = store.write(file, image.photo(), prediction);
                report.answered(job.photo(), prediction, files, System.nanoTime() - start);
            }
        } catch (InputException e) {
            report.failure(job.photo().toString(), e);
        } finally {
            progress.photoDone();
        }
    }
}
