package org.diception.server.work;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.diception.Question;
import org.diception.Request;
import org.diception.Task;
import org.diception.server.photos.StoredPhoto;

/**
 * A question about a photo with all that decides the answer: equal ones share it. Immutable and thread-safe.
 *
 * @param steps empty for those of the model
 * @param guidance empty for that of the model
 */
public record Ask(StoredPhoto photo, Question question, OptionalInt steps, OptionalDouble guidance, long seed,
        int samples) {
    /**
     * @throws org.diception.UsageException if a number is out of range
     * @throws org.diception.InputException if a point lies outside the photo
     */
    public Ask {
        question.points().forEach(point -> point.within(photo.width(), photo.height()));
        request(steps, guidance, seed, samples);
    }

    /** For the model. */
    Request request() {
        return request(steps, guidance, seed, samples);
    }

    /** Whether both may go through the network together: clicks on one photo. */
    boolean joins(Ask other) {
        return question.task().asks() == Task.Asks.POINTS && question.task().equals(other.question.task())
                && photo.equals(other.photo) && steps.equals(other.steps)
                && guidance.equals(other.guidance) && seed == other.seed && samples == other.samples;
    }

    private static Request request(OptionalInt steps, OptionalDouble guidance, long seed, int samples) {
        Request request = Request.defaults().withSeed(seed).withSamples(samples);
        request = steps.isPresent() ? request.withSteps(steps.getAsInt()) : request;
        return guidance.isPresent() ? request.withGuidance(guidance.getAsDouble()) : request;
    }
}
