package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.diception.Mask;
import org.diception.Point;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.Task;
import org.diception.image.RgbImage;
import org.diception.readout.CocoRle;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TrueInstances;
import org.diception.train.metrics.Clicker;
import org.diception.train.metrics.Clicks;
import org.diception.train.metrics.Overlap;
import org.diception.train.truth.MaskTruth;

/**
 * Masks by clicks (Figure 3 and Table 5): the IoU of each true mask with the answer to one click at its
 * innermost pixel, and to five at random places on it; means over masks. SAM's clicker, which puts each next
 * click where the answer is most wrong, can only be followed up to the first negative one.
 *
 * @param masks which masks of a photo are asked for
 * @param clicks of the clicker, up to five; 0 leaves it out
 */
record SegmentJudge(Masks masks, int clicks) implements Judge {
    /** Which masks of a photo are asked for. */
    enum Masks {
        ALL,
        /** One, drawn from the sample's seed. */
        ONE
    }

    private static final Measure ONE = Measure.higher("one_point", "mIoU, 1 point", 2);
    private static final Measure FIVE = Measure.higher("five_points", "mIoU, 5 points", 2);
    private static final Measure MASKS = Measure.higher("masks", "masks", 0);
    private static final Measure STOPPED = Measure.lower("needs_negative", "% that need a negative click", 1);
    private static final int POINTS = 5;

    @Override
    public Task task() {
        return Task.SEGMENT;
    }

    @Override
    public List<Question> examples() {
        return List.of(Task.SEGMENT.at(Point.normalised(.5, .5)));
    }

    @Override
    public String goodness() {
        return "IoU, 1 point";
    }

    @Override
    public Map<String, String> protocol() {
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("point rule", "1 point: the pixel farthest from the mask's edge; 5 points: at random on "
                + "the mask" + (clicks == 0 ? "" : "; clicker: farthest from the edge of the larger error"));
        protocol.put("masks", switch (masks) {
            case ALL -> "all of a photo";
            case ONE -> "one of a photo, drawn from its seed";
        });
        protocol.put("threshold", Float.toString(Mask.THRESHOLD));
        protocol.put("mean", "over masks");
        return protocol;
    }

    @Override
    public Optional<Verdict> judge(Sample sample, long seed, Asker asker) {
        Random random = new Random(seed);
        List<TrueInstances.Instance> wanted = asked(sample.need(TrueInstances.class), random);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        List<RgbImage> shown = new ArrayList<>();
        for (TrueInstances.Instance instance : wanted) { // one by one: a photo of SA-1B has a hundred
            List<RgbImage> pictures = judge(sample.photo(), instance.mask(), random, asker, numbers);
            shown = shown.isEmpty() ? pictures : shown;
        }
        List<RgbImage> first = shown;
        return Optional.of(new Verdict(numbers, Means.pooled(List.of(numbers), "one_point", 1), () -> first));
    }

    /** Adds a mask's numbers, and answers with pictures of it. */
    private List<RgbImage> judge(RgbImage photo, CocoRle truth, Random random, Asker asker,
            ObjectNode numbers) {
        int width = truth.width();
        boolean[] mask = truth.decode();
        Question one = question(Clicks.first(mask, width).place(width, truth.height()));
        Question five = question(MaskTruth.points(mask, width, POINTS, random));
        List<Prediction> answers = asker.ask(photo, List.of(one, five));
        boolean[] answer = mask(answers.get(0));
        numbers.withArray("one_point").add(Overlap.iou(mask, answer));
        numbers.withArray("five_points").add(Overlap.iou(mask, mask(answers.get(1))));
        if (clicks > 0) {
            click(photo, mask, asker, numbers);
        }
        return List.of(Clicked.shown(photo, one.points()), Pictures.ofMask(mask, width),
                Pictures.ofMask(answer, width));
    }

    /** Crowds are nobody's object and are not clicked on. */
    private List<TrueInstances.Instance> asked(TrueInstances truth, Random random) {
        List<TrueInstances.Instance> objects =
                truth.instances().stream().filter(instance -> !instance.crowd()).toList();
        return masks == Masks.ALL || objects.isEmpty() ? objects
                : List.of(objects.get(random.nextInt(objects.size())));
    }

    private void click(RgbImage photo, boolean[] mask, Asker asker, ObjectNode numbers) {
        Clicker.Result result = Clicker.run(mask, photo.width(), clicks,
                points -> mask(asker.ask(photo, question(points))));
        ArrayNode ious = numbers.withArray("clicks").addArray();
        for (double iou : result.ious()) {
            ious.add(iou);
        }
        numbers.withArray("stopped")
                .add(result.end() == Clicker.End.NEEDS_NEGATIVE_CLICK ? 100 : 0);
    }

    private static Question question(float[] places) {
        Point[] points = new Point[places.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = Point.normalised(places[2 * i], places[2 * i + 1]);
        }
        return Task.SEGMENT.at(points);
    }

    private static boolean[] mask(Prediction prediction) {
        return ((Mask) prediction).toArray();
    }

    @Override
    public List<Score> scores(List<JsonNode> numbers) {
        List<Score> scores = new ArrayList<>();
        scores.add(new Score(ONE, Means.pooled(numbers, "one_point", 100)));
        scores.add(new Score(FIVE, Means.pooled(numbers, "five_points", 100)));
        scores.add(new Score(MASKS, numbers.stream().mapToInt(one -> one.path("one_point").size()).sum()));
        for (int i = 0; i < clicks; i++) {
            int click = i;
            Measure measure = Measure.higher("click" + (i + 1), "mIoU, click " + (i + 1), 2);
            scores.add(new Score(measure, 100 * numbers.stream()
                    .flatMap(one -> Means.elements(one.path("clicks")))
                    .mapToDouble(ious -> ious.path(click).doubleValue()).average().orElse(Double.NaN)));
        }
        if (clicks > 0) {
            scores.add(new Score(STOPPED, Means.pooled(numbers, "stopped", 1)));
        }
        return scores;
    }
}
