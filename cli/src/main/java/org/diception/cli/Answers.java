package org.diception.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

/**
 * Computes what is not there yet, photo by photo, and writes answers while the next ones are computed; what
 * fails is reported and the rest goes on.
 */
final class Answers {
    private final Diception model;
    private final Compatibility compatibility;
    private final Request request;
    private final ResultStore store;
    private final Optional<Sheets> sheets;
    private final Report report;
    private final ProgressLine progress;
    private final WritingThread writing;

    Answers(Diception model, Compatibility compatibility, Request request, ResultStore store,
            Optional<Sheets> sheets, Report report, ProgressLine progress, WritingThread writing) {
        this.model = model;
        this.compatibility = compatibility;
        this.request = request;
        this.store = store;
        this.sheets = sheets;
        this.report = report;
        this.progress = progress;
        this.writing = writing;
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
            there.get(true).stream().filter(question -> !open.contains(question)).forEach(
                    question -> writing.add(() -> report.skipped(photo.path(), question)));
            return open;
        } catch (InputException e) {
            fail(photo, e);
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
            fail(file, e);
            return;
        }
        answer(file, photo, model.open(photo.picture()), open);
        sheets.filter(wanted -> sheet).ifPresent(wanted -> {
            writing.finish();
            report.also(wanted.write(file, photo, all));
        });
    }

    /** What can be asked about the photo is asked in one call, so that small answers come together. */
    private void answer(PhotoFile file, Photo photo, OpenImage image, List<Question> open) {
        List<Question> possible = open.stream().filter(question -> possible(file, image, question)).toList();
        if (possible.isEmpty()) {
            return;
        }
        progress.answer(file.path(), possible.get(0));
        var written = new Written(file, photo, possible.iterator());
        image.predict(possible, request, written);
    }

    private boolean possible(PhotoFile file, OpenImage image, Question question) {
        try {
            image.check(question);
            return true;
        } catch (InputException e) {
            fail(file, e);
            return false;
        }
    }

    /** Said in its turn: behind the answers that are still being written. */
    private void fail(PhotoFile file, InputException e) {
        writing.add(() -> report.failure(file.path().toString(), e));
    }

    /** Has one answer after the other written; painted normals are kept for the point cloud of the photo. */
    private final class Written implements Consumer<Prediction> {
        private final PhotoFile file;
        private final Photo photo;
        private final Iterator<Question> questions;
        private Optional<NormalMap> normals = Optional.empty();
        private long since = System.nanoTime();

        Written(PhotoFile file, Photo photo, Iterator<Question> questions) {
            this.file = file;
            this.photo = photo;
            this.questions = questions;
            questions.next(); // it is being answered
        }

        @Override
        public void accept(Prediction prediction) {
            Optional<NormalMap> before = normals;
            long nanos = System.nanoTime() - since;
            writing.add(() -> write(prediction, before, nanos));
            if (prediction instanceof NormalMap map) {
                normals = Optional.of(map);
            }
            since = System.nanoTime();
            if (questions.hasNext()) {
                progress.answer(file.path(), questions.next());
            }
        }

        private void write(Prediction prediction, Optional<NormalMap> paintedBefore, long nanos) {
            try {
                Answer answer = Answer.of(prediction, photo);
                List<Path> files = store.write(file, paintedBefore.map(answer::withNormals).orElse(answer));
                report.answered(file.path(), prediction, files, nanos);
            } catch (InputException e) {
                report.failure(file.path().toString(), e);
            }
        }
    }
}
