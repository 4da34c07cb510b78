package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.Instances;
import org.diception.Prediction;
import org.diception.Question;
import org.diception.Task;
import org.diception.image.RgbImage;
import org.diception.readout.CocoRle;
import org.diception.text.CocoClasses;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TrueInstances;

/**
 * Instances as COCO scores them (Tables 4 and 6): all of them whatever their class (entity), or those of each
 * class that is asked for by name (semantic). Beside it the IoU of all that is painted with all that is true,
 * which needs no instances to be told apart.
 *
 * @param byClass whether classes are asked for by name
 * @param everyClass whether all 80 names are asked about every photo, or only those that occur in it: the
 *     paper does not say which
 */
record InstanceJudge(boolean byClass, boolean everyClass) implements Judge {
    private static final double FOUND = .5;
    /** Questions that are asked together: 80 answers at once would be a gigabyte of colours. */
    private static final int TOGETHER = 8;

    @Override
    public Task task() {
        return byClass ? Task.SEMANTIC : Task.ENTITY;
    }

    @Override
    public List<Question> examples() {
        return byClass ? CocoClasses.NAMES.stream().map(Task.SEMANTIC::named).toList()
                : List.of(Task.ENTITY.question());
    }

    @Override
    public String goodness() {
        return byClass ? "foreground IoU" : "share of the instances found at IoU .5";
    }

    @Override
    public Map<String, String> protocol() {
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("matching", "COCO's, IoU .50 to .95, at most 100 of a photo"
                + (byClass ? " and class" : ", all classes one"));
        if (byClass) {
            protocol.put("classes asked", everyClass ? "all 80 about every photo"
                    : "those of the 80 that occur in the photo");
        }
        protocol.put("score of a mask", "the read-out's");
        protocol.put("foreground IoU", "painted (brightest channel above 0.3) against true pixels, mean over "
                + "questions");
        return protocol;
    }

    @Override
    public Optional<Verdict> judge(Sample sample, long seed, Asker asker) {
        TrueInstances truth = sample.need(TrueInstances.class);
        List<Question> questions = questions(truth);
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        numbers.put("width", truth.width()).put("height", truth.height()).putArray("truth");
        numbers.putArray("found");
        List<CocoRle> masks = new ArrayList<>();
        List<RgbImage> shown = new ArrayList<>(List.of(sample.photo()));
        for (int from = 0; from < questions.size(); from += TOGETHER) {
            List<Question> some = questions.subList(from, Math.min(from + TOGETHER, questions.size()));
            for (Prediction answer : asker.ask(sample.photo(), some)) {
                masks.addAll(add(truth, (Instances) answer, numbers));
                if (shown.size() == 1) {
                    shown.add(InstancePicture.of(wanted(truth, some.get(0).className()), truth.width(),
                            truth.height()));
                    shown.addAll(List.of(answer.painting().preview(), answer.preview()));
                }
            }
        }
        return Optional.of(new Verdict(numbers, goodness(truth, masks, numbers), () -> shown));
    }

    /** Adds the numbers of one answer, and says which masks were found. */
    private List<CocoRle> add(TrueInstances truth, Instances answer, ObjectNode numbers) {
        String name = answer.provenance().question().className();
        List<TrueInstances.Instance> wanted = wanted(truth, name);
        wanted.forEach(one -> InstanceNumbers.addTruth(numbers, name, one));
        if (!wanted.isEmpty()) {
            numbers.withArray("foreground").add(Foreground.iou(wanted, Foreground.of(answer.painting())));
        }
        return answer.instances().stream().map(one -> InstanceNumbers.addFound(numbers, name, one)).toList();
    }

    private List<Question> questions(TrueInstances truth) {
        if (!byClass) {
            return examples();
        }
        List<String> classes = everyClass ? CocoClasses.NAMES // prompts exist for these only
                : truth.classes().stream().filter(CocoClasses.NAMES::contains).toList();
        return classes.stream().map(Task.SEMANTIC::named).toList();
    }

    private List<TrueInstances.Instance> wanted(TrueInstances truth, String className) {
        return byClass ? truth.named(className) : truth.instances();
    }

    /** Of entities the share that is found; of classes the foreground's IoU. */
    private double goodness(TrueInstances truth, List<CocoRle> masks, ObjectNode numbers) {
        if (byClass) {
            return Means.pooled(List.of(numbers), "foreground", 1);
        }
        List<TrueInstances.Instance> wanted =
                truth.instances().stream().filter(one -> !one.crowd()).toList();
        long found = wanted.stream().filter(one -> masks.stream()
                .anyMatch(mask -> mask.iou(one.mask(), false) >= FOUND)).count();
        return wanted.isEmpty() ? Double.NaN : (double) found / wanted.size();
    }

    @Override
    public List<Score> scores(List<JsonNode> numbers) {
        return InstanceNumbers.scores(numbers, byClass);
    }
}
