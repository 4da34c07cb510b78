package org.diception.train.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Means over samples of numbers that stand under the ids of their measures. */
final class Means {
    private Means() {
    }

    static List<Score> of(List<JsonNode> numbers, Measure first, Measure second, List<Measure> others) {
        List<Score> scores = new ArrayList<>();
        Stream.concat(Stream.of(first, second), others.stream())
                .forEach(measure -> scores.add(of(numbers, measure)));
        return scores;
    }

    static Score of(List<JsonNode> numbers, Measure measure) {
        return new Score(measure, numbers.stream().filter(one -> one.path(measure.id()).isNumber())
                .mapToDouble(one -> one.get(measure.id()).doubleValue()).average().orElse(Double.NaN));
    }

    /** The mean over all numbers of the lists under a name; NaN without any. */
    static double pooled(List<JsonNode> numbers, String name, double factor) {
        return factor * numbers.stream().flatMap(one -> elements(one.path(name)))
                .mapToDouble(JsonNode::doubleValue).average().orElse(Double.NaN);
    }

    static Stream<JsonNode> elements(JsonNode list) {
        List<JsonNode> all = new ArrayList<>();
        list.forEach(all::add);
        return all.stream();
    }
}
