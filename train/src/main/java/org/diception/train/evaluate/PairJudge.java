package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.Painting;
import org.diception.Point;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.ReadOut;
import org.diception.Task;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TruePicture;
import org.diception.train.metrics.PairScore;

/**
 * Pictures against the pictures of a folder of pairs: what an adapter has learnt.
 *
 * @param prompt the text that is asked with
 * @param kind what is compared
 */
record PairJudge(String prompt, PairScore.Kind kind) implements Judge {
    private static final Measure IOU = Measure.higher("iou", "IoU", 3);
    private static final Measure PSNR = Measure.higher("psnr", "PSNR dB", 2);

    @Override
    public Task task() {
        return task(Task.Asks.NOTHING);
    }

    private Task task(Task.Asks asks) {
        return new Task("pairs", prompt, asks, ReadOut.NONE, Task.DEPTH.steps(), Task.DEPTH.guidance());
    }

    @Override
    public List<Question> examples() {
        return List.of(task().question());
    }

    @Override
    public String goodness() {
        return measure().label();
    }

    @Override
    public Map<String, String> protocol() {
        return Map.of("prompt", prompt, "compared", switch (kind) {
            case IOU -> "masks, the mean of the channels from .5 on";
            case PSNR -> "colours, at the size of the target";
        });
    }

    @Override
    public Optional<Verdict> judge(Sample sample, long seed, Asker asker) {
        TruePicture truth = sample.need(TruePicture.class);
        Question question = truth.points().isEmpty() ? task().question()
                : task(Task.Asks.POINTS).at(truth.points().toArray(Point[]::new));
        Prediction answer = asker.ask(sample.photo(), question);
        PairScore score = new PairScore(kind);
        score.add(((Painting) answer).colours(), truth.picture());
        if (Double.isNaN(score.value())) { // both masks are empty
            return Optional.empty();
        }
        ObjectNode numbers = JsonNodeFactory.instance.objectNode().put(measure().id(), score.value());
        return Optional.of(new Verdict(numbers, score.value(),
                () -> List.of(sample.photo(), truth.picture(), answer.preview())));
    }

    private Measure measure() {
        return kind == PairScore.Kind.IOU ? IOU : PSNR;
    }

    @Override
    public List<Score> scores(List<JsonNode> numbers) {
        return List.of(Means.of(numbers, measure()));
    }
}
