package org.diception.train.evaluate;

import java.util.List;
import org.diception.Diception;
import org.diception.OpenImage;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.Request;
import org.diception.image.RgbImage;

/**
 * Asks a model. The photo that was asked about last stays encoded, as several tasks and settings ask about it
 * one after the other. For use by one thread.
 */
final class ModelAsker {
    private final Diception model;
    private OpenImage open;

    ModelAsker(Diception model) {
        this.model = model;
    }

    /** Asks with the settings of a request. */
    Asker with(Request request) {
        return (photo, questions) -> ask(photo, questions, request);
    }

    private List<Prediction> ask(RgbImage photo, List<Question> questions, Request request) {
        if (open == null || open.photo() != photo) {
            open = model.open(photo);
        }
        return open.predict(questions, request);
    }
}
