package org.diception.server.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.diception.Task;
import org.diception.output.Answer;
import org.diception.server.photos.PhotoStore;
import org.diception.server.photos.StoredPhoto;
import org.diception.server.work.Desk;
import org.diception.server.work.Observer;

/** Questions, answered at once or as jobs. */
final class AnswerRoutes {
    private static final String TASK = "task";

    private final AskReader reader;
    private final PhotoStore photos;
    private final Desk desk;
    private final JobRoutes jobs;
    private final Observer observer;
    private final ExecutorService painters;
    private final List<Task> tasks;

    /** @param painters make files of answers, so that the device does not wait for it */
    AnswerRoutes(AskReader reader, PhotoStore photos, Desk desk, JobRoutes jobs, Observer observer,
            ExecutorService painters, List<Task> tasks) {
        this.reader = reader;
        this.photos = photos;
        this.desk = desk;
        this.jobs = jobs;
        this.observer = observer;
        this.painters = painters;
        this.tasks = tasks;
    }

    List<Route> routes() {
        return List.of(
                answering(Route.post("/v1/photos/{id}/{task}", "ask", "Ask a question about a kept photo")
                        .parameter("path", PhotoRoutes.ID, "of a photo", Schemas.ID)
                        .parameter("path", TASK, "what is asked", Schemas.task(tasks))
                        .takes(Media.JSON, Schemas.ask()))
                        .problems(404).answeredBy(this::ask),
                answering(Route.post("/v1/predict", "predict", "Send a photo and ask a question about it")
                        .takes("multipart/form-data", Schemas.form(tasks))
                        .takes(Media.JSON, Schemas.predict(tasks)).bodyNeeded())
                        .answeredBy(this::predict));
    }

    private static Route answering(Route route) {
        return route
                .parameter("query", "format", "form of the answer, instead of the header Accept",
                        Schemas.format())
                .parameter("header", "Prefer", "respond-async makes a job of it (RFC 7240)", Schema.text())
                .gives(200, "the answer", Schemas.answer())
                .gives(202, "accepted as a job; Location says where it is", Media.JSON, Schemas.JOB)
                .problems(400, 406, 408, 409, 413, 415, 422, 503, 504);
    }

    private void ask(Context request) {
        Task task = reader.task(request.pathParam(TASK));
        Wanted wanted = wanted(request, task);
        StoredPhoto photo = PhotoRoutes.find(request, photos);
        answer(request, reader.ask(request, photo, task), wanted);
    }

    private void predict(Context request) {
        AskReader.Asked asked = reader.predict(request);
        answer(request, asked, wanted(request, asked.ask().question().task()));
    }

    static Wanted wanted(Context request, Task task) {
        return Wanted.of(Optional.ofNullable(request.queryParam("format")).orElse(""),
                Optional.ofNullable(request.header("Accept")).orElse(""), task);
    }

    private void answer(Context request, AskReader.Asked asked, Wanted wanted) {
        if (String.valueOf(request.header("Prefer")).contains("respond-async")) {
            jobs.start(request, asked.ask());
            return;
        }
        Asking asking = new Asking(desk, request, asked.deadline());
        asking.send(asking.ask(asked.ask()).thenApplyAsync(answer -> render(answer, wanted), painters));
    }

    private Rendered render(Answer answer, Wanted wanted) {
        long start = System.nanoTime();
        Rendered rendered = Rendered.of(answer, wanted);
        observer.took(answer.prediction().provenance().question().task().name(), Observer.Stage.RENDER,
                System.nanoTime() - start);
        return rendered;
    }
}
