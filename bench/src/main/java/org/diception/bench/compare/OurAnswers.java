package org.diception.bench.compare;

import java.nio.file.Path;
import java.util.List;
import org.diception.Diception;
import org.diception.Images;
import org.diception.Question;
import org.diception.Request;

/** The whole path through the public API: a photo's file to numbers, read-outs included. */
final class OurAnswers implements Side {
    private static final Request ONE_STEP = Request.defaults().withSteps(1).withGuidance(1);

    private final Diception model;
    private final Path photo;

    OurAnswers(Diception model, Path photo) {
        this.model = model;
        this.photo = photo;
    }

    @Override
    public Took run(Stage stage) {
        List<Question> questions = stage == Stage.ANSWER ? Inputs.SIX.subList(0, 1) : Inputs.SIX;
        return Took.of(() -> model.predict(Images.read(photo), questions, ONE_STEP));
    }
}
