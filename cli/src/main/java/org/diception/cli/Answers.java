package org.diception.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diception.Compatibility;
import org.diception.Diception;
import org.diception.Images;
import org.diception.InputException;
import org.diception.OpenImage;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.Request;

/** Computes what is not there yet, photo by photo; what fails is reported and the rest goes on. */
final class Answers {
    private final Diception model;
    private final Compatibility compatibility;
    private final Request request;
    private final ResultStore store;
    private final Report report;
    private final ProgressLine progress;

    Answers(Diception model, Compatibility compatibility, Request request, ResultStore store, Report report,
            ProgressLine progress) {
        this.model = model;
        this.compatibility = compatibility;
        this.request = request;
        this.store = store;
        this.report = report;
        this.progress = progress;
    }

    /** All jobs, in their order. */
    void all(List<Job> jobs) {
        List<Question> asked = jobs.stream().flatMap(job -> job.questions().stream()).distinct().toList();
        asked.forEach(model::check);
        progress.photos(jobs.size());
        boolean prepared = false;
        for (Job job : jobs) {
            var photo = new PhotoFile(job.photo());
            List<Question> open = open(photo, job.questions());
            if (!open.isEmpty() && !prepared) {
                progress.doing("encoding prompts");
                model.prepare(asked, request);
                prepared = true;
            }
            answer(photo, open);
            progress.photoDone();
        }
    }

    /** The questions whose answers are not there. */
    private List<Question> open(PhotoFile photo, List<Question> questions) {
        List<Question> open = new ArrayList<>();
        try {
            for (Question question : questions) {
                if (store.has(photo, question, model.provenance(question, request))) {
                    report.skipped(photo.path(), question);
                } else {
                    open.add(question);
                }
            }
            return open;
        } catch (InputException e) {
            report.failure(photo.path().toString(), e);
            return List.of();
        }
    }

    private void answer(PhotoFile photo, List<Question> questions) {
        if (questions.isEmpty()) {
            return;
        }
        OpenImage image;
        try {
            image = model.open(Images.read(photo.path(), compatibility));
        } catch (InputException e) {
            report.failure(photo.path().toString(), e);
            return;
        }
        for (Question question : questions) {
            try {
                answer(photo, image, question);
            } catch (InputException e) {
                report.failure(photo.path().toString(), e);
            }
        }
    }

    private void answer(PhotoFile photo, OpenImage image, Question question) {
        progress.answer(photo.path(), question);
        long start = System.nanoTime();
        Prediction prediction = image.predict(question, request);
        List<Path> files = store.write(photo, image.photo(), prediction);
        report.answered(photo.path(), prediction, files, System.nanoTime() - start);
    }
}
