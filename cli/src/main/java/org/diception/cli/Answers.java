package org.diception.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diception.Compatibility;
import org.diception.Diception;
import org.diception.InputException;
import org.diception.NormalMap;
import org.diception.OpenImage;
import org.diception.Photo;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.Request;
import org.diception.output.Answer;

/** Computes what is not there yet, photo by photo; what fails is reported and the rest goes on. */
final class Answers {
    private final Diception model;
    private final Compatibility compatibility;
    private final Request request;
    private final ResultStore store;
    private final Optional<Sheets> sheets;
    private final Report report;
    private final ProgressLine progress;

    Answers(Diception model, Compatibility compatibility, Request request, ResultStore store,
            Optional<Sheets> sheets, Report report, ProgressLine progress) {
        this.model = model;
        this.compatibility = compatibility;
        this.request = request;
        this.store = store;
        this.sheets = sheets;
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
            answer(photo, open, job.questions());
            progress.photoDone();
        }
    }

    /** The questions whose answers are not there. */
    private List<Question> open(PhotoFile photo, List<Question> questions) {
        try {
            Map<Boolean, List<Question>> there = questions.stream().collect(Collectors.partitioningBy(
                    question -> store.has(photo, question, model.provenance(question, request))));
            List<Question> open = store.withNormals(there.get(false), there.get(true));
            there.get(true).stream().filter(question -> !open.contains(question))
                    .forEach(question -> report.skipped(photo.path(), question));
            return open;
        } catch (InputException e) {
            report.failure(photo.path().toString(), e);
            return List.of();
        }
    }

    private void answer(PhotoFile file, List<Question> open, List<Question> all) {
        boolean sheet = sheets.isPresent() && (!open.isEmpty() || !sheets.get().has(file, all));
        if (open.isEmpty() && !sheet) {
            return;
        }
        Photo photo;
        try {
            photo = Photo.read(file.path(), compatibility).with("sha256", file.sha256());
        } catch (InputException e) {
            report.failure(file.path().toString(), e);
            return;
        }
        OpenImage image = model.open(photo.picture());
        Optional<NormalMap> normals = Optional.empty();
        for (Question question : open) {
            try {
                normals = answer(file, photo, image, question, normals);
            } catch (InputException e) {
                report.failure(file.path().toString(), e);
            }
        }
        sheets.filter(wanted -> sheet).ifPresent(wanted -> report.also(wanted.write(file, photo, all)));
    }

    /** Answers a question; painted normals are kept for the point cloud of the same photo. */
    private Optional<NormalMap> answer(PhotoFile file, Photo photo, OpenImage image, Question question,
            Optional<NormalMap> normals) {
        progress.answer(file.path(), question);
        long start = System.nanoTime();
        Prediction prediction = image.predict(question, request);
        Answer answer = Answer.of(prediction, photo);
        List<Path> files = store.write(file, normals.map(answer::withNormals).orElse(answer));
        report.answered(file.path(), prediction, files, System.nanoTime() - start);
        return prediction instanceof NormalMap map ? Optional.of(map) : normals;
    }
}
