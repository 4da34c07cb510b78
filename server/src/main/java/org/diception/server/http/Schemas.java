package org.diception.server.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diception.Question;
import org.diception.Request;
import org.diception.Task;
import org.diception.output.Format;
import org.diception.server.work.Job;

/** What bodies look like. */
final class Schemas {
    static final Schema PROBLEM = Schema.object()
            .describe("RFC 9457")
            .requires("type", Schema.text()).requires("title", Schema.text())
            .requires("status", Schema.integer()).requires("detail", Schema.text())
            .requires("cure", Schema.text().describe("what to do about it"))
            .requires("request", Schema.text().describe("as in the header X-Request-Id and in the log"));
    static final Schema PHOTO = Schema.object()
            .requires("id", Schema.text()).requires("width", Schema.integer().describe("upright"))
            .requires("height", Schema.integer().describe("upright"));
    static final Schema JOB = Schema.object()
            .requires("id", Schema.text())
            .requires("state", Schema.text().oneOf(states()))
            .requires("created", Schema.text())
            .requires("step", Schema.integer()).requires("steps", Schema.integer())
            .with("seconds_left", Schema.number());
    static final Schema ANSWER = Schema.object()
            .describe("what was found, but for planes of numbers; boxes are x, y, width, height and joints x,"
                    + " y, in pixels of the upright photo; coco: COCO results with run lengths or keypoints")
            .requires("photo", Schema.object()).requires("settings", Schema.object())
            .requires("convention", Schema.text());
    static final Schema ID = Schema.text().pattern("^[0-9a-f]{32}$");
    static final String COORDINATES = "of the photo turned upright as its EXIF orientation says, counted from"
            + " its upper left corner: x to the right, y downwards; see unit";
    private static final String BASE64 = "^[A-Za-z0-9+/]+={0,2}$";

    private Schemas() {}

    /** How a question is asked about a photo that is kept. */
    static Schema ask() {
        return common(Schema.closed()
                .with("points", Schema.list(Schema.closed()
                        .describe("a point " + COORDINATES)
                        .requires("x", Schema.number().from(0))
                        .requires("y", Schema.number().from(0))).items(1, Question.MAX_POINTS)
                        .describe("on the object; for the task segment")));
    }

    /** The same with photo and task, as JSON. */
    static Schema predict(List<Task> tasks) {
        return ask()
                .requires("photo", base64())
                .requires("task", task(tasks));
    }

    /** A photo as text. */
    static Schema base64() {
        return Schema.text().letters(4, Integer.MAX_VALUE).pattern(BASE64)
                .describe("the file in base64: JPEG, PNG, WebP, TIFF or BMP");
    }

    /** The same as a form. */
    static Schema form(List<Task> tasks) {
        return common(Schema.closed()
                .requires("photo", Schema.binary().describe("JPEG, PNG, WebP, TIFF or BMP"))
                .requires("task", task(tasks))
                .with("points", Schema.list(Schema.text()
                        .pattern("^[0-9]{1,6}(\\.[0-9]{1,6})?,[0-9]{1,6}(\\.[0-9]{1,6})?$"))
                        .items(1, Question.MAX_POINTS)
                        .describe("x,y " + COORDINATES)));
    }

    static Schema task(List<Task> tasks) {
        return Schema.text().oneOf(tasks.stream().map(Task::name).toList());
    }

    static Schema format() {
        return Schema.text().oneOf(Arrays.stream(Format.values()).map(Format::toString).toList());
    }

    /** An answer in all forms that it can have. */
    static Map<String, Schema> answer() {
        Map<String, Schema> bodies = new LinkedHashMap<>();
        bodies.put(Media.JSON, ANSWER);
        for (String type : List.of("image/png", Media.NPY, Media.PLY, Media.ZIP)) {
            bodies.put(type, Schema.binary());
        }
        return bodies;
    }

    private static Schema common(Schema to) {
        return to
                .with("unit", Schema.text().oneOf(List.of("pixels", "normalised")).standard("pixels")
                        .describe("what points count: pixels, or shares of width and height from 0 to 1"))
                .with("class", Schema.text().letters(1, 100)
                        .describe("what to look for; for the task semantic, officially one of COCO's 80"))
                .with("steps", Schema.integer().from(1).to(Request.MAX_STEPS)
                        .describe("denoising steps; those of the model where it is missing"))
                .with("guidance", Schema.number().from(0).to((long) Request.MAX_GUIDANCE))
                .with("seed", Schema.integer().from(0).to(Integer.MAX_VALUE).standard(AskReader.SEED))
                .with("samples", Schema.integer().from(1).to(Request.MAX_SAMPLES).standard(1)
                        .describe("answers that one answer is made of, each with a seed of its own"))
                .with("deadline", Schema.number().from(1).to(AskReader.MOST_SECONDS)
                        .describe("seconds after which nobody waits for the answer"));
    }

    private static List<String> states() {
        return Arrays.stream(Job.State.values()).map(state -> state.name().toLowerCase(Locale.ROOT)).toList();
    }
}
