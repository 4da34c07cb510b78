package org.diception.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.diception.output.Answer;
import org.diception.server.work.Ask;
import org.diception.server.work.Job;
import org.diception.server.work.Jobs;

/** Work that nobody waits for: how far it is, as it goes on or now, its answer, its end. */
final class JobRoutes {
    private static final String ID = "id";
    private static final String PATH = "/v1/jobs/{id}";
    /** Each listener holds a thread. */
    private static final int LISTENERS = 64;
    /** A sign of life for whatever lies between, and the moment at which a lost listener is noticed. */
    private static final long PING_MILLISECONDS = 5000;

    private final Jobs jobs;
    private final Semaphore listeners = new Semaphore(LISTENERS);

    JobRoutes(Jobs jobs) {
        this.jobs = jobs;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, "getJob", "How far a job is").parameter("path", ID, "of a job", Schemas.ID)
                        .gives(200, "its state", Media.JSON, Schemas.JOB)
                        .problems(404).answeredBy(request -> send(request, find(request))),
                Route.get(PATH + "/events", "followJob", "How far a job is, as it goes on")
                        .parameter("path", ID, "of a job", Schemas.ID)
                        .gives(200, "an event 'job' for each change, the data as getJob gives it",
                                "text/event-stream", Schema.text())
                        .problems(404, 503).answeredBy(this::follow),
                Route.get(PATH + "/result", "getResult", "The answer of a job that is done")
                        .parameter("path", ID, "of a job", Schemas.ID)
                        .parameter("query", "format", "form of the answer, instead of the header Accept",
                                Schemas.format())
                        .gives(200, "the answer", Schemas.answer())
                        .problems(400, 404, 406, 409, 422, 503, 504).answeredBy(this::result),
                Route.delete(PATH, "cancelJob", "Cancel a job between two steps, or forget a finished one")
                        .parameter("path", ID, "of a job", Schemas.ID)
                        .gives(204, "cancelled or forgotten", Map.of())
                        .problems(404).answeredBy(this::cancel));
    }

    /** Makes a job of a question. */
    void start(Context request, Ask ask) {
        Job job = jobs.start(ask, request.ip());
        request.status(202).header("Location", "/v1/jobs/" + job.id())
                .header("Preference-Applied", "respond-async");
        send(request, job);
    }

    private void follow(Context request) throws InterruptedException {
        Job job = find(request);
        if (!listeners.tryAcquire()) {
            throw new Problem(503, "listeners", "Too many listeners", LISTENERS + " listen already",
                    "ask for the job itself now and then").header("Retry-After", "5");
        }
        try {
            request.res().setContentType("text/event-stream");
            follow(job, request.res().getOutputStream()); // Javalin's own one does not flush
        } catch (IOException e) {
            // the listener went away; the job goes on
        } finally {
            listeners.release();
        }
    }

    private static void follow(Job job, OutputStream out) throws IOException, InterruptedException {
        long seen = -1;
        boolean finished;
        do {
            finished = job.isFinished();
            long version = job.version();
            String text = version == seen && !finished ? ": still there\n\n"
                    : "event: job\ndata: " + json(job) + "\n\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            seen = version;
            if (!finished) {
                job.await(seen, PING_MILLISECONDS);
            }
        } while (!finished);
    }

    private void result(Context request) {
        Job job = find(request);
        Wanted wanted = AnswerRoutes.wanted(request, job.ask().question().task());
        if (!job.isFinished()) {
            throw new Problem(409, "unfinished", "The job is not done", "it is "
                    + name(job.state()), "listen to its events, or ask again later");
        }
        Answer answer = job.fetch().orElseThrow(() -> Problems.of(job.failure().orElseThrow()));
        Rendered.of(answer, wanted).send(request);
    }

    private void cancel(Context request) {
        jobs.remove(find(request));
        request.status(204);
    }

    private Job find(Context request) {
        return jobs.get(request.pathParam(ID)).orElseThrow(() -> Problem.notFound(
                "no job of this name is known (any more)", "start it again"));
    }

    private static void send(Context request, Job job) {
        Media.send(request, json(job));
    }

    private static ObjectNode json(Job job) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", job.id()).put("state", name(job.state())).put("created", job.created().toString());
        json.put("step", job.standing().step()).put("steps", job.standing().steps());
        job.standing().secondsLeft().ifPresent(seconds -> json.put("seconds_left", seconds));
        job.failure().ifPresent(why -> json.set("problem", Problems.of(why).json("")));
        return json;
    }

    private static String name(Job.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
