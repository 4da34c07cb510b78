package org.diception.train.evaluate;

import java.util.List;
import org.diception.Diception;
import org.diception.Painting;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.Request;
import org.diception.image.Planes;
import org.diception.image.RgbImage;
import org.diception.train.metrics.MeanAnswer;

/**
 * Answers without looking, with the mean answer to some training scenes, read out like the model's own: what
 * any score must beat.
 */
final class MeanAsker implements Asker {
    private final MeanAnswer mean;
    private final int side;
    private final Diception model;
    private final Request request;

    /**
     * @param scenes over which the mean is taken, the first ones that training sees
     * @param request names the read-out
     */
    MeanAsker(Diception model, Request request, int scenes) {
        this.side = model.size().width();
        this.mean = MeanAnswer.of(side, scenes);
        this.model = model;
        this.request = request;
    }

    @Override
    public List<Prediction> ask(RgbImage photo, List<Question> questions) {
        return questions.stream().map(question -> answer(photo, question)).toList();
    }

    private Prediction answer(RgbImage photo, Question question) {
        float[] painted = mean.of(question.prompt());
        Planes colours = painted != null ? Pictures.shares(painted, side)
                : new Planes(3, side, side, new float[3 * side * side]); // black for what no scene asked
        Painting painting = new Painting(colours, photo.width(), photo.height(),
                model.provenance(question, request));
        return question.task().readOut().read(painting, painting.provenance().readOut());
    }
}
