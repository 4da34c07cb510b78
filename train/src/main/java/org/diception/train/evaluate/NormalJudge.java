package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diception.InputException;
import org.diception.NormalMap;
import org.diception.Question;
import org.diception.Task;
import org.diception.train.datasets.Sample;
import org.diception.train.datasets.TrueNormals;
import org.diception.train.metrics.NormalAngle;
import org.diception.train.metrics.NormalStatistics;
import org.diception.train.truth.NormalTruth;

/**
 * Normals (Table 2): angles of all pixels of all photos together, as StableNormal and DSINE count, and beside
 * them the means of each photo's own numbers, as Marigold counts. The two must not be mixed.
 */
record NormalJudge(NormalAngle angle) implements Judge {
    private static final Measure MEAN = Measure.lower("mean", "mean °", 3);
    private static final Measure MEDIAN = Measure.lower("median", "median °", 3);
    private static final Measure RMSE = Measure.lower("rmse", "RMSE °", 3);
    private static final List<Measure> BELOW = List.of(Measure.higher("below11", "% < 11.25°", 3),
            Measure.higher("below22", "% < 22.5°", 3), Measure.higher("below30", "% < 30°", 3),
            Measure.higher("below5", "% < 5°", 3), Measure.higher("below7", "% < 7.5°", 3));
    private static final Measure PHOTO_MEAN = Measure.lower("photo_mean", "mean °, per photo", 3);
    private static final Measure PHOTO_MEDIAN = Measure.lower("photo_median", "median °, per photo", 3);
    private static final Measure PHOTO_BELOW = Measure.higher("photo_below11", "% < 11.25°, per photo", 3);

    @Override
    public Task task() {
        return Task.NORMAL;
    }

    @Override
    public List<Question> examples() {
        return List.of(Task.NORMAL.question());
    }

    @Override
    public String goodness() {
        return "−mean angle, degrees";
    }

    @Override
    public Map<String, String> protocol() {
        Map<String, String> protocol = new LinkedHashMap<>();
        protocol.put("pooling", "all pixels of all photos; 'per photo' as Marigold averages");
        protocol.put("pixels", switch (angle) {
            case STABLE_NORMAL -> "truth of length 0.5 to 1.5, prediction normalised (StableNormal)";
            case COSINE_SIMILARITY -> "truth other than 0, both normalised (DSINE, Marigold)";
        });
        protocol.put("median", "to 0.005°");
        return protocol;
    }

    @Override
    public Optional<Verdict> judge(Sample sample, long seed, Asker asker) {
        TrueNormals truth = sample.need(TrueNormals.class);
        NormalMap answer = (NormalMap) asker.ask(sample.photo(), Task.NORMAL.question());
        float[] degrees = angle.degrees(answer.vectors().data(), truth.vectors());
        if (degrees.length == 0) {
            throw new InputException(sample.name() + ": no pixel has a normal that counts");
        }
        NormalStatistics photo = NormalStatistics.of(degrees);
        AngleHistogram histogram = new AngleHistogram();
        histogram.add(degrees);
        ObjectNode numbers = JsonNodeFactory.instance.objectNode();
        numbers.put("pixels", degrees.length).put("mean", photo.mean()).put("median", photo.median())
                .put("rmse", photo.rmse()).put("below5", 100 * photo.below5())
                .put("below7", 100 * photo.below7()).put("below11", 100 * photo.below11())
                .put("below22", 100 * photo.below22()).put("below30", 100 * photo.below30())
                .put("angles", histogram.text());
        return Optional.of(new Verdict(numbers, -photo.mean(), () -> List.of(sample.photo(),
                Pictures.ofPainted(NormalTruth.paint(truth.vectors()), truth.width()), answer.preview())));
    }

    @Override
    public List<Score> scores(List<JsonNode> numbers) {
        AngleHistogram all = new AngleHistogram();
        numbers.forEach(one -> all.add(AngleHistogram.parse(one.path("angles").asText())));
        List<Score> scores = new ArrayList<>();
        scores.add(new Score(MEAN, pooled(numbers, "mean")));
        scores.add(new Score(MEDIAN, all.median()));
        BELOW.forEach(measure -> scores.add(new Score(measure, pooled(numbers, measure.id()))));
        double square = numbers.stream()
                .mapToDouble(one -> one.path("pixels").doubleValue() * square(one.path("rmse").doubleValue()))
                .sum() / pixels(numbers);
        scores.add(new Score(RMSE, Math.sqrt(square)));
        scores.add(perPhoto(numbers, PHOTO_MEAN, "mean"));
        scores.add(perPhoto(numbers, PHOTO_MEDIAN, "median"));
        scores.add(perPhoto(numbers, PHOTO_BELOW, "below11"));
        return scores;
    }

    private static double pixels(List<JsonNode> numbers) {
        return numbers.stream().mapToDouble(one -> one.path("pixels").doubleValue()).sum();
    }

    /** The mean over all pixels, from each photo's mean. */
    private static double pooled(List<JsonNode> numbers, String name) {
        return numbers.stream()
                .mapToDouble(one -> one.path("pixels").doubleValue() * one.path(name).doubleValue())
                .sum() / pixels(numbers);
    }

    /** Marigold rounds each photo's number to four decimals before it takes their mean. */
    private static Score perPhoto(List<JsonNode> numbers, Measure measure, String name) {
        return new Score(measure, numbers.stream()
                .mapToDouble(one -> Math.rint(1e4 * one.path(name).doubleValue()) / 1e4)
                .average().orElse(Double.NaN));
    }

    private static double square(double x) {
        return x * x;
    }
}
