package org.diception.train.evaluate;

import java.util.List;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.image.RgbImage;

/** Something that answers questions about photos. */
@FunctionalInterface
interface Asker {
    /** The answers in the order of the questions. */
    List<Prediction> ask(RgbImage photo, List<Question> questions);

    /** One answer. */
    default Prediction ask(RgbImage photo, Question question) {
        return ask(photo, List.of(question)).get(0);
    }
}
