package org.diception.server.http;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.diception.Box;
import org.diception.InputException;
import org.diception.Mask;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.server.annotation.Prompt;
import org.diception.server.photos.PhotoStore;
import org.diception.server.photos.StoredPhoto;
import org.diception.server.work.Ask;

/** Things cut out as annotators point at them. Thread-safe. */
final class Cutting {
    private final PhotoStore photos;
    private final ExecutorService painters;

    /** @param mask row by row from the top of the photo; something is in it */
    record Cut(boolean[] mask, double score) {}

    Cutting(PhotoStore photos, ExecutorService painters) {
        this.photos = photos;
        this.painters = painters;
    }

    CompletableFuture<Cut> cut(StoredPhoto photo, Prompt prompt, Asking asking) {
        Box box = prompt.cut(photo.width(), photo.height());
        StoredPhoto part = photos.part(photo, box);
        return asking.ask(ask(part, prompt.question(box))).thenApplyAsync(answer -> found(prompt.mask(
                (Mask) answer.prediction(), part.photo().picture(), box, photo.width(), photo.height()),
                answer.prediction()), painters);
    }

    /** A question with the model's own settings. */
    static Ask ask(StoredPhoto photo, Question question) {
        return new Ask(photo, question, OptionalInt.empty(), OptionalDouble.empty(), AskReader.SEED, 1);
    }

    private static Cut found(boolean[] mask, Prediction answer) {
        for (boolean pixel : mask) {
            if (pixel) {
                return new Cut(mask, ((Mask) answer).score());
            }
        }
        throw new InputException("nothing was found there; click on another place of the thing");
    }
}
