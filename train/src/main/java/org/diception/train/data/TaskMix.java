package org.diception.train.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** How often each task is drawn, by its prompt's first word, e.g. {@code [[image2depth]]}. */
public record TaskMix(Map<String, Double> weights) {
    public TaskMix {
        weights = new LinkedHashMap<>(weights);
        if (weights.isEmpty() || weights.values().stream().anyMatch(w -> !(w > 0))) {
            throw new IllegalArgumentException("task weights must be positive, got " + weights);
        }
    }

    /** The task of a prompt. */
    public static String task(String prompt) {
        int space = prompt.indexOf(' ');
        return space < 0 ? prompt : prompt.substring(0, space);
    }

    /** Draws a task. */
    public String draw(Random random) {
        double left = random.nextDouble() * weights.values().stream().mapToDouble(Double::doubleValue).sum();
        String last = null;
        for (Map.Entry<String, Double> entry : weights.entrySet()) {
            last = entry.getKey();
            left -= entry.getValue();
            if (left < 0) {
                break;
            }
        }
        return last;
    }
}
