package org.diception.train.evaluate;

import java.util.List;
import java.util.Map;

/**
 * What an evaluation comes to. Immutable.
 *
 * @param conditions what holds for all numbers: model, resolution, precision, seed, hashes
 */
public record Report(String name, Map<String, String> conditions, List<Outcome> outcomes) {
    /** The tasks that were scored, in the order in which they come. */
    List<String> tasks() {
        return outcomes.stream().map(Outcome::task).distinct().toList();
    }

    List<Outcome> of(String task) {
        return outcomes.stream().filter(outcome -> outcome.task().equals(task)).toList();
    }
}
