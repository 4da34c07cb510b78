package org.diception.train.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.diception.Request;
import org.diception.UsageException;
import org.diception.train.recipe.Recipe;

/**
 * Steps and guidance with which everything is asked; what is empty is the model's own for each task.
 *
 * <p>In a recipe {@code settings:} lists them; an entry with several numbers stands for all their pairs:
 * <pre>
 * settings:
 *   - {steps: [1, 2, 4], guidance: 1}
 *   - {steps: 4, guidance: [1, 2, 3]}
 * </pre>
 */
record Setting(OptionalInt steps, OptionalDouble guidance) {
    private static final Setting STANDARD = new Setting(OptionalInt.empty(), OptionalDouble.empty());

    /** The settings of a recipe, each once, in their order; the model's own if it names none. */
    static List<Setting> of(Recipe recipe) {
        Set<Setting> settings = new LinkedHashSet<>();
        for (Recipe part : recipe.parts("settings")) {
            List<OptionalInt> steps = new ArrayList<>();
            part.wholes("steps").forEach(number -> steps.add(OptionalInt.of(number)));
            List<OptionalDouble> guidance = new ArrayList<>();
            part.numbers("guidance").forEach(number -> guidance.add(OptionalDouble.of(number)));
            for (OptionalInt s : steps.isEmpty() ? List.of(OptionalInt.empty()) : steps) {
                for (OptionalDouble g : guidance.isEmpty() ? List.of(OptionalDouble.empty()) : guidance) {
                    settings.add(new Setting(s, g));
                }
            }
        }
        settings.forEach(setting -> setting.check(recipe));
        return settings.isEmpty() ? List.of(STANDARD) : List.copyOf(settings);
    }

    private void check(Recipe recipe) {
        try {
            on(Request.defaults());
        } catch (UsageException e) {
            throw recipe.refused("settings", e.getMessage());
        }
    }

    /** A request under these settings. */
    Request on(Request request) {
        Request changed = steps.isPresent() ? request.withSteps(steps.getAsInt()) : request;
        return guidance.isPresent() ? changed.withGuidance(guidance.getAsDouble()) : changed;
    }
}
