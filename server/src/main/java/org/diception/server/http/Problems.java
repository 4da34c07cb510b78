package org.diception.server.http;

import io.javalin.http.HttpResponseException;
import java.util.concurrent.CompletionException;
import org.diception.InputException;
import org.diception.ModelException;
import org.diception.UsageException;
import org.diception.server.work.Refusal;

/** Exceptions of all layers as problems. */
final class Problems {
    private static final int CLIENT = 400;
    private static final int SERVER = 500;

    private Problems() {}

    static Problem of(Throwable thrown) {
        Throwable e = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause() : thrown;
        if (e instanceof Problem problem) {
            return problem;
        } else if (e instanceof Refusal refusal) {
            return of(refusal);
        } else if (e instanceof InputException) {
            return said(422, "unusable", "The photo or a value cannot be used", e);
        } else if (e instanceof UsageException) {
            return said(422, "unknown", "The model cannot be asked this", e);
        } else if (e instanceof ModelException) {
            return said(SERVER, "model", "The model is missing or broken", e);
        } else if (e instanceof HttpResponseException http) {
            return of(http);
        } else if (e instanceof OutOfMemoryError) {
            return new Problem(507, "memory", "The server has not enough memory for this",
                    "out of memory", "scale the photo down");
        }
        return new Problem(SERVER, "bug", "The server made a mistake", e.getClass().getSimpleName(),
                "report it with the request's id; the log says where it happened");
    }

    /** Whether the log should say where it happened. */
    static boolean isBug(Problem problem) {
        return problem.status() == SERVER;
    }

    /** Our messages are "what: cause; cure". */
    private static Problem said(int status, String kind, String title, Throwable e) {
        String line = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        int split = line.indexOf("; ");
        return new Problem(status, kind, title, line,
                split < 0 ? "change what the detail names" : line.substring(split + 2));
    }

    private static Problem of(Refusal refusal) {
        return switch (refusal.reason()) {
            case FULL -> unavailable("queue-full", "All places are taken", refusal);
            case STOPPING -> unavailable("stopping", "The server is stopping", refusal);
            case LATE -> new Problem(504, "late", "The time given is over", refusal.getMessage(),
                    "ask for fewer steps or samples, give more time, or use a job");
            case CANCELLED -> new Problem(409, "cancelled", "The work was cancelled", refusal.getMessage(),
                    "ask again");
        };
    }

    private static Problem unavailable(String kind, String title, Refusal refusal) {
        return new Problem(503, kind, title, refusal.getMessage(),
                "ask again in " + refusal.retrySeconds() + " s")
                .header("Retry-After", String.valueOf(refusal.retrySeconds()));
    }

    private static Problem of(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> Problem.notFound("there is nothing at this path",
                    "/openapi.json lists all paths");
            case 405 -> new Problem(405, "method", "This path does not take this method",
                    "the method is not known here", "see the header Allow, or /openapi.json");
            default -> new Problem(e.getStatus() < CLIENT ? SERVER : e.getStatus(), "http",
                    "The request was refused", String.valueOf(e.getMessage()), "see /openapi.json");
        };
    }
}
