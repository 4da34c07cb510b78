package org.diception.server.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.diception.Point;
import org.diception.Question;
import org.diception.Task;
import org.diception.UsageException;
import org.diception.server.Capacity;
import org.diception.server.photos.PhotoStore;
import org.diception.server.photos.StoredPhoto;
import org.diception.server.work.Ask;

/** Requests as questions about photos. Thread-safe. */
final class AskReader {
    /** Of the noise, where nobody says one: that of the official scripts. */
    static final long SEED = 42;
    /** A deadline beyond a day is none. */
    static final int MOST_SECONDS = 86_400;
    private static final String FORM = "multipart/form-data";

    private final Uploads uploads;
    private final PhotoStore photos;
    private final List<Task> tasks;
    private final Capacity capacity;

    /** A question and how long its client waits. */
    record Asked(Ask ask, Duration deadline) {}

    AskReader(Uploads uploads, PhotoStore photos, List<Task> tasks, Capacity capacity) {
        this.uploads = uploads;
        this.photos = photos;
        this.tasks = tasks;
        this.capacity = capacity;
    }

    /** The photo that a request brings: as it is, in a form, or in JSON. */
    StoredPhoto photo(Context request) {
        return uploads.read(request, body -> photo(request, body));
    }

    private StoredPhoto photo(Context request, byte[] body) {
        String type = type(request);
        if (type.startsWith(FORM)) {
            List<Multipart.Part> parts = Multipart.parse(body, request.contentType());
            Fields.ofForm(parts).refuseOthers();
            return photos.add(part(parts));
        } else if (type.startsWith(Media.JSON)) {
            Fields fields = Fields.ofJson(body);
            byte[] file = fields.base64("photo");
            fields.refuseOthers();
            return photos.add(file);
        } else if (type.startsWith("image/") || type.startsWith("application/octet-stream")) {
            return photos.add(body);
        }
        throw unsupported("image/*, application/octet-stream, " + FORM + " or " + Media.JSON);
    }

    /** A question about a photo that is kept. */
    Asked ask(Context request, StoredPhoto photo, Task task) {
        return uploads.read(request, body -> {
            if (body.length > 0 && !type(request).startsWith(Media.JSON)) {
                throw unsupported(Media.JSON);
            }
            return asked(Fields.ofJson(body), photo, task);
        });
    }

    /** A question with its photo: a form, or JSON. */
    Asked predict(Context request) {
        return uploads.read(request, body -> predict(request, body));
    }

    private Asked predict(Context request, byte[] body) {
        String type = type(request);
        if (type.startsWith(FORM)) {
            List<Multipart.Part> parts = Multipart.parse(body, request.contentType());
            Fields fields = Fields.ofForm(parts);
            Task task = task(fields);
            return asked(fields, photos.add(part(parts)), task);
        } else if (type.startsWith(Media.JSON)) {
            Fields fields = Fields.ofJson(body);
            byte[] file = fields.base64("photo");
            Task task = task(fields);
            return asked(fields, photos.add(file), task);
        }
        throw unsupported(FORM + " or " + Media.JSON);
    }

    /** @throws Problem 404 with the tasks that there are */
    Task task(String name) {
        return tasks.stream().filter(task -> task.name().equals(name)).findFirst()
                .orElseThrow(() -> Problem.notFound("no task '" + name + "'",
                        "known: " + String.join(", ", tasks.stream().map(Task::name).toList())));
    }

    private Task task(Fields fields) {
        String name = fields.text("task").orElseThrow(() -> Fields.wrong("task", "there; name one"));
        try {
            return Task.parse(name, tasks);
        } catch (UsageException e) {
            throw Problem.badRequest(e.getMessage(), "name one of these");
        }
    }

    private Asked asked(Fields fields, StoredPhoto photo, Task task) {
        Point.Unit unit = switch (fields.text("unit").orElse("pixels")) {
            case "pixels" -> Point.Unit.PIXELS;
            case "normalised" -> Point.Unit.SHARE;
            default -> throw Fields.wrong("unit", "pixels or normalised");
        };
        List<Point> points = fields.objects("points").stream().map(at -> point(at, unit)).toList();
        Question question = new Question(task, fields.text("class").orElse(""), points);
        int seed = fields.integer("seed").orElse((int) SEED);
        if (seed < 0) {
            throw Fields.wrong("seed", "0 to " + Integer.MAX_VALUE);
        }
        Ask ask = new Ask(photo, question, fields.integer("steps"), fields.number("guidance"), seed,
                fields.integer("samples").orElse(1));
        Duration deadline = deadline(fields.number("deadline"));
        fields.refuseOthers();
        return new Asked(ask, deadline);
    }

    private static Point point(Fields at, Point.Unit unit) {
        double x = at.number("x").orElseThrow(() -> Fields.wrong("points", "a list of x and y"));
        double y = at.number("y").orElseThrow(() -> Fields.wrong("points", "a list of x and y"));
        at.refuseOthers();
        return new Point(x, y, unit);
    }

    /** Never more than the server's own. */
    private Duration deadline(OptionalDouble wanted) {
        if (wanted.isEmpty()) {
            return capacity.deadline();
        }
        double seconds = wanted.getAsDouble();
        if (!(seconds >= 1 && seconds <= MOST_SECONDS)) {
            throw Fields.wrong("deadline", "1 to " + MOST_SECONDS + " seconds");
        }
        Duration given = Duration.ofMillis((long) (1000 * seconds));
        return given.compareTo(capacity.deadline()) < 0 ? given : capacity.deadline();
    }

    private static byte[] part(List<Multipart.Part> parts) {
        return parts.stream().filter(part -> part.name().equals("photo")).findFirst()
                .orElseThrow(() -> Fields.wrong("photo", "there; send the file in it")).content();
    }

    private static String type(Context request) {
        return String.valueOf(request.contentType()).toLowerCase(Locale.ROOT);
    }

    private static Problem unsupported(String wanted) {
        return new Problem(415, "media-type", "The body has the wrong type",
                "the header Content-Type is missing or names another type", "send " + wanted);
    }
}
