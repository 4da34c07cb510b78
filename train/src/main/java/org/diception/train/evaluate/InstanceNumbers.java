package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diception.Instance;
import org.diception.readout.CocoRle;
import org.diception.train.coco.CocoCategory;
import org.diception.train.coco.CocoEvaluation;
import org.diception.train.coco.CocoFound;
import org.diception.train.coco.CocoImage;
import org.diception.train.coco.CocoKind;
import org.diception.train.coco.CocoScores;
import org.diception.train.coco.CocoTruth;
import org.diception.train.coco.CocoTruths;
import org.diception.train.datasets.TrueInstances;

/**
 * True and found instances of photos as JSON, {@code {width, height, truth: [{class, area, crowd, rle}],
 * found: [{class, score, rle}]}}, and the scores of all photos together.
 */
final class InstanceNumbers {
    private static final Measure FOREGROUND = Measure.higher("foreground", "foreground IoU", 3);
    private static final Measure AR50 = Measure.higher("ar50", "AR@.5", 3);
    private static final int PERCENT = 100;

    private InstanceNumbers() {
    }

    static void addTruth(ObjectNode numbers, String name, TrueInstances.Instance one) {
        numbers.withArray("truth").addObject().put("class", name).put("area", one.area())
                .put("crowd", one.crowd()).put("rle", one.mask().compressed());
    }

    static CocoRle addFound(ObjectNode numbers, String name, Instance one) {
        CocoRle mask = CocoRle.encode(one.toArray(), one.region().width());
        numbers.withArray("found").addObject().put("class", name).put("score", one.score())
                .put("rle", mask.compressed());
        return mask;
    }

    static List<Score> scores(List<JsonNode> photos, boolean byClass) {
        Map<String, Integer> classes = new LinkedHashMap<>();
        List<CocoImage> images = new ArrayList<>();
        List<CocoTruth<CocoRle>> truths = new ArrayList<>();
        List<CocoFound<CocoRle>> found = new ArrayList<>();
        for (JsonNode photo : photos) {
            int image = images.size() + 1;
            images.add(new CocoImage(image, "", photo.path("width").asInt(), photo.path("height").asInt()));
            for (JsonNode one : photo.path("truth")) {
                boolean crowd = one.path("crowd").asBoolean();
                truths.add(new CocoTruth<>(truths.size() + 1, image, number(classes, one),
                        one.path("area").asDouble(), crowd, crowd, mask(photo, one)));
            }
            for (JsonNode one : photo.path("found")) {
                CocoRle mask = mask(photo, one);
                found.add(new CocoFound<>(image, number(classes, one), one.path("score").asDouble(),
                        mask.area(), mask));
            }
        }
        List<CocoCategory> categories = new ArrayList<>();
        classes.forEach((name, id) -> categories.add(new CocoCategory(id, name)));
        CocoScores scores = new CocoEvaluation<>(CocoKind.masksByOwnArea(), byClass, 1)
                .score(new CocoTruths<>(images, categories, truths), found);
        double foreground = Means.pooled(photos, "foreground", 1);
        return byClass ? semantic(scores, foreground) : entity(scores, foreground);
    }

    private static int number(Map<String, Integer> classes, JsonNode one) {
        return classes.computeIfAbsent(one.path("class").asText(), name -> classes.size() + 1);
    }

    private static CocoRle mask(JsonNode photo, JsonNode one) {
        return CocoRle.parse(photo.path("height").asInt(), photo.path("width").asInt(),
                one.path("rle").asText());
    }

    /** Shares, as Table 6 has them; recall at IoU .5 first, which is what scenes are scored by. */
    private static List<Score> entity(CocoScores scores, double foreground) {
        List<Score> all = new ArrayList<>();
        all.add(new Score(AR50, known(scores.recall()[2]))); // first threshold, all sizes, 100 of a photo
        Map<String, Double> numbers = scores.numbers();
        for (String name : List.of("AR_small", "AR_medium", "AR_large", "AR_100", "AP", "AP50", "AP75",
                "AR_10", "AR_1")) {
            all.add(new Score(Measure.higher(name.toLowerCase(Locale.ROOT), name.replace('_', ' '), 3),
                    known(numbers.get(name))));
        }
        all.add(new Score(FOREGROUND, foreground));
        return all;
    }

    /** Percentages, as Table 4 has them, and the AP of each class. */
    private static List<Score> semantic(CocoScores scores, double foreground) {
        List<Score> all = new ArrayList<>();
        scores.numbers().forEach((name, value) -> all.add(new Score(Measure.higher(
                name.toLowerCase(Locale.ROOT), name.replace('_', ' '), 1), PERCENT * known(value))));
        all.add(1, new Score(FOREGROUND, foreground));
        for (CocoCategory category : scores.categories()) {
            all.add(new Score(Measure.higher("ap:" + category.name(), "AP " + category.name(), 1),
                    PERCENT * known(scores.ap(category))));
        }
        return all;
    }

    /** COCO says −1 where there is nothing to find. */
    private static double known(double value) {
        return value < 0 ? Double.NaN : value;
    }
}
